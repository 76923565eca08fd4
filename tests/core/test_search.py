"""Index words of Chinese text and initials of names."""

import pytest

from core.search import bigrams, initials, query_tokens


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单县", "dx"),
        ("单县", "sx"),
        ("单县", "cx"),
        ("重庆", "cq"),
        ("厦门", "xm"),
        ("王建国", "wjg"),
        ("曾小贤", "zxx"),
    ],
)
def test_initials_are_found_in_every_reading(name: str, typed: str) -> None:
    assert typed in initials(name)


def test_the_usual_reading_comes_first() -> None:
    assert initials("重庆")[0] == "cq"


def test_latin_letters_and_digits_stay() -> None:
    assert initials("A座3号王")[0] == "az3hw"


def test_many_readings_are_bounded() -> None:
    assert len(initials("单曾朝柏仇盖解")) == 16


def test_nothing_has_no_initials() -> None:
    assert initials("！？") == [""]


def test_a_text_is_found_by_its_neighbours() -> None:
    assert bigrams("空调漏水") == ["水", "漏", "漏水", "空", "空调", "调", "调漏"]


def test_latin_words_are_whole_and_small() -> None:
    assert bigrams("型号KFR-35GW") == ["35gw", "kfr", "号", "型", "型号"]


def test_one_character_can_be_asked_for() -> None:
    assert query_tokens("漏") == ["漏"]


def test_a_query_asks_for_every_pair() -> None:
    assert query_tokens("空调漏") == ["空调", "调漏"]


@pytest.mark.parametrize("query", ["", "   ", "，。", "%_'"])
def test_what_holds_no_word_asks_for_nothing(query: str) -> None:
    assert query_tokens(query) == []


@pytest.mark.parametrize("query", ["漏水", "空调", "调漏", "kfr", "水"])
def test_every_query_of_a_text_is_among_its_words(query: str) -> None:
    assert set(query_tokens(query)) <= set(bigrams("空调漏水 KFR"))
