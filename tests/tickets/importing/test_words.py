"""Channels, places, columns and cells that look like formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lists.escapes import escape, unescape
from org.models import Unit
from org.places import company as company_places
from tickets.enums import Channel
from tickets.importing.channels import BY_WORD, channel_of
from tickets.importing.columns import BadHeader, read_header

NAMES = [
    "来电时间",
    "渠道",
    "客户",
    "电话",
    "大区",
    "地址",
    "产品型号",
    "产品",
    "序列号",
    "购买日期",
    "客户描述",
]


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("phone", "phone"),
        ("PHONE", "phone"),
        ("传真", "fax"),
        ("微信", "im"),
        ("ＡＰＰ", "app"),
        (" 门店 ", "shop"),
        ("", "phone"),
    ],
)
def test_channels_by_their_words(word: str, channel: str) -> None:
    assert channel_of(word) == channel


def test_every_channel_has_its_code_and_its_word() -> None:
    assert set(BY_WORD.values()) == set(Channel)
    assert [one for one in Channel if BY_WORD.get(str(one.label)) != one] == []


def test_an_unknown_channel_is_none() -> None:
    assert channel_of("飞鸽") is None


def test_the_region_of_a_name_a_longer_name_and_a_code(company: dict[str, Unit]) -> None:
    places = company_places()
    east = company["华东"]
    assert [places.region(word) for word in ("华东", "华东大区", "华东区", east.code)] == [east] * 4
    assert [places.region(word) for word in ("火星", "")] == [None, None]


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("上海市浦东新区人民路1号", "上海"),
        ("杭州市西湖区上海路1号", "杭州"),
        ("单县中山路1号", None),
        ("厦门市思明区文苑路1号", None),
    ],
)
def test_the_project_is_the_first_town_of_the_region(
    company: dict[str, Unit], address: str, town: str | None
) -> None:
    found = company_places().project(company["华东"], address)
    assert found == (company[town] if town else None)


def test_columns_may_stand_in_any_order_under_other_names() -> None:
    columns = read_header(["描述", "手机", "姓名", "区域", "时间", "原因", ""])
    assert (columns.places["description"], columns.places["phone"], len(columns.header)) == (0, 1, 6)
    assert columns.value(["屏幕坏"], "phone") == ""


def test_missing_columns_are_named() -> None:
    with pytest.raises(BadHeader, match="电话、大区"):
        read_header([name for name in NAMES if name not in ("电话", "大区")])


def test_a_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(BadHeader, match="电话"):
        read_header([*NAMES, "电话"])


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x","点我")', "+86 138", "-1", "@x", "＝1", "\t=1"])
def test_cells_like_formulas_are_made_harmless(cell: str) -> None:
    assert escape(cell) == f"'{cell}"


@given(st.text(max_size=20))
def test_harmless_cells_are_read_back_unchanged(cell: str) -> None:
    assert unescape(escape(unescape(cell))) == unescape(cell)
    assert unescape(escape("=" + cell)) == "=" + cell
