"""Logs are shown from their end and kept short."""

from pathlib import Path

import pytest

from aftersales.local import logs
from aftersales.local.console import Problem, last_line
from aftersales.local.paths import Home


def test_the_end_of_the_named_log_is_shown(place: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (place.logs / "web.log").write_text("\n".join(str(n) for n in range(300)) + "\n")
    logs.logs(["web"])
    assert capsys.readouterr().out.splitlines() == [str(n) for n in range(200, 300)]


def test_an_unknown_name_lists_the_known_ones(place: Home) -> None:
    (place.logs / "web.log").touch()
    with pytest.raises(Problem, match="现有：web"):
        logs.logs(["wbe"])


def test_a_large_log_goes_on_at_a_new_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 10)
    log = tmp_path / "web.log"
    with log.open("a") as writer:
        writer.write("old lines\n\n")
        writer.flush()
        logs.rotate(log)
        writer.write("new\n")
    assert (log.read_text(), (tmp_path / "web.log.1").read_text()) == ("new\n", "old lines\n\n")


def test_the_telling_line_of_a_log_is_its_last_error(tmp_path: Path) -> None:
    (tmp_path / "x.log").write_text("start\nError: no space\nbye\n")
    assert last_line(tmp_path / "x.log") == "Error: no space"
