"""Encodings, separators and quotes of files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tickets.importing.conftest import GOOD, HEADER
from tickets.importing.files import BadFile, lines, open_source

Listed = Callable[..., Path]
RARE = GOOD.replace("系统不稳定", "㛃䶮😡太慢")


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_the_encoding_is_found_and_rare_characters_stay(listed: Listed, encoding: str, label: str) -> None:
    source = open_source(listed(RARE, encoding=encoding))
    assert source.label == label
    assert [line.cells[-1] for line in lines(source)] == ["㛃䶮😡太慢"]


def test_a_damaged_byte_does_not_turn_utf8_into_another_encoding(listed: Listed) -> None:
    path = listed(GOOD, GOOD, encoding="utf-8")
    content = path.read_bytes()
    path.write_bytes(content[:-5] + b"\xff" + content[-4:])
    source = open_source(path)
    assert (source.label, len(list(lines(source)))) == ("UTF-8", 2)


def test_the_encoding_can_be_told(listed: Listed) -> None:
    assert open_source(listed(GOOD, encoding="gb18030"), "gbk").label == "gbk"


def test_an_unknown_encoding_is_refused_in_words(listed: Listed) -> None:
    with pytest.raises(BadFile, match="klingon"):
        open_source(listed(GOOD), "klingon")


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(f"{HEADER}\n{GOOD}\n".replace(",", separator), encoding="utf-8")
    assert [len(line.cells) for line in lines(open_source(path))] == [11]


def test_line_ends_inside_quotes_belong_to_the_cell(listed: Listed) -> None:
    two = GOOD.replace("系统不稳定", '"第一行\r\n第二行，说""坏""了"')
    (line,) = lines(open_source(listed(two)))
    assert line.cells[-1] == '第一行\r\n第二行，说"坏"了'


def test_a_quote_that_never_closes_spoils_its_own_row_only(listed: Listed) -> None:
    open_quote = GOOD.replace("系统不稳定", '"屏幕坏')
    found = list(lines(open_source(listed(open_quote, GOOD))))
    assert [(line.number, line.broken) for line in found] == [(2, True), (3, False)]


def test_an_inch_mark_is_no_open_quote(listed: Listed) -> None:
    found = list(lines(open_source(listed(GOOD.replace("系统不稳定", '27" 屏幕坏'), GOOD))))
    assert [line.cells[-1] for line in found] == ['27" 屏幕坏', "系统不稳定"]


def test_empty_rows_are_passed_over_and_counted(listed: Listed) -> None:
    assert [line.number for line in lines(open_source(listed("", GOOD, ",,,", GOOD)))] == [3, 5]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", "你好\n".encode()])
def test_what_is_no_list_of_calls_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile):
        open_source(path)


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="无法读取文件"):
        open_source(tmp_path / "none.csv")
