"""Search words and written forms of names, addresses and codes."""

import pytest

from customers.naming import address_key, code, kind_of, mask_address, query_words, search_words, tidy


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("杭州市西湖区人民路587号", "杭州市西湖区人民路****"),
        ("厦门市思明区解放大街358号", "厦门市思明区解放大街****"),
        ("单县中山路566号", "单县中山路****"),
        ("长春市南关区某某小区3栋", "长春市****"),
        ("某某小区3栋", "某某小区****"),
        ("", ""),
    ],
)
def test_an_address_is_shown_up_to_its_street(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [("单县供电所", "sx"), ("重庆火锅店", "cqhgd"), ("厦门大学", "xmdx"), ("仇军", "qj"), ("仇军", "c")],
)
def test_pinyin_initials_find_every_reading_from_the_first_letter_on(name: str, letters: str) -> None:
    assert set(query_words(letters)) <= set(search_words([name]))


def test_two_characters_of_a_name_are_an_index_word() -> None:
    assert query_words("建国") == ["建国"]
    assert "建国" in search_words(["王建国"])


def test_full_width_letters_and_spaces_make_no_difference_to_a_code() -> None:
    assert code(" ac－35-2503 86997") == code("AC-35-250386997") == "AC-35-250386997"


def test_spaces_make_no_difference_to_an_address() -> None:
    assert address_key("上海市 浦东新区人民路１８６号") == address_key("上海市浦东新区人民路186号")


def test_control_characters_go_and_markup_stays() -> None:
    assert tidy("王\x00建\t国<b>") == "王 建 国<b>"


@pytest.mark.parametrize(
    ("name", "kind"), [("王建国", "person"), ("上海新辰物业管理有限公司", "organisation")]
)
def test_names_that_end_like_a_company_are_organisations(name: str, kind: str) -> None:
    assert kind_of(name) == kind
