"""Reading a year's notice."""

from datetime import date

import pytest

from org.notices import DayOff, Unreadable, parse

NOTICE = """一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。"""


def test_the_words_of_the_state_council() -> None:
    found = parse(NOTICE, 2026)
    off = [day for day, one in found.items() if not one.working]
    assert off == [date(2026, 1, n) for n in (1, 2, 3)] + [date(2026, 2, n) for n in range(15, 24)]
    work = [(day, one.name) for day, one in found.items() if one.working]
    assert work == [(date(2026, 1, 4), "元旦"), (date(2026, 2, 14), "春节"), (date(2026, 2, 28), "春节")]


def test_plain_lines_with_half_days() -> None:
    text = "2027-01-01 休 元旦\n2027-02-06 班\n2027-02-05 08:00-12:00 半天\n"
    assert parse(text, 2027) == {
        date(2027, 1, 1): DayOff(False, "元旦"),
        date(2027, 2, 5): DayOff(True, "半天", ((480, 720),)),
        date(2027, 2, 6): DayOff(True),
    }


def test_plain_lines_take_no_name_from_a_heading_above() -> None:
    found = parse("春节：2月5日放假。\n2月6日上班。\n2027-02-04 09:00-12:00 半天\n2027-02-03 班", 2027)
    assert [one.name for one in found.values()] == ["", "半天", "春节", "春节"]


def test_plain_lines_in_english() -> None:
    text = "2027-01-01 off New Year's Day\n2027-05-01 Off Workers' Day\n2027-02-06 work\n2027-02-05 08:00-12:00 half day"
    assert parse(text, 2027) == {
        date(2027, 1, 1): DayOff(False, "New Year's Day"),
        date(2027, 2, 5): DayOff(True, "half day", ((480, 720),)),
        date(2027, 2, 6): DayOff(True),
        date(2027, 5, 1): DayOff(False, "Workers' Day"),
    }


def test_days_of_other_years_are_left_out() -> None:
    assert list(parse("2026年12月31日至1月2日放假", 2027)) == [date(2027, 1, 1), date(2027, 1, 2)]


@pytest.mark.parametrize("line", ["元旦快乐", "2027-02-30 休", "2027-02-03", "2027-02-03 18:00-09:00"])
def test_what_cannot_be_read_names_its_line(line: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(f"2027-01-01 休\n{line}", 2027)
    assert caught.value.line == 2
