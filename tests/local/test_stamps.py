"""A step counts only with the stamp of exactly what it was made from."""

from pathlib import Path

from aftersales.local import stamps


def test_no_stamp_is_not_current(tmp_path: Path) -> None:
    assert stamps.current(tmp_path / "stamp", "x") is False


def test_a_stamp_is_current_for_its_own_digest_only(tmp_path: Path) -> None:
    stamps.write(tmp_path / "stamp", "x")
    assert [stamps.current(tmp_path / "stamp", wanted) for wanted in ("x", "y")] == [True, False]


def test_the_digest_follows_the_content_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = stamps.digest([tmp_path])
    (tmp_path / "a").write_text("2")
    assert stamps.digest([tmp_path]) != before


def test_the_digest_follows_the_names_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = stamps.digest([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    assert stamps.digest([tmp_path]) != before


def test_the_digest_of_the_same_parts_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    assert stamps.digest([tmp_path, "x"]) == stamps.digest([tmp_path, "x"])
