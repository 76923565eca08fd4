"""A sample of the cases that `manage.py soak` counts minute by minute."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.soak.worktime import comparing, counter
from benchmarks.soak.worktime.cases import Case, Shop, batch
from benchmarks.soak.worktime.shrinking import shrink
from core import worktime

SEED = 7
OFFICE = Shop(date(2026, 1, 1), ((((540, 720), (780, 1080)),) * 5 + ((),) * 2))
PROMISE = Case(OFFICE, "hours", 2, False, 10 * 3600, ((11 * 3600, 14 * 3600),), 100, 15 * 3600)


@pytest.mark.parametrize("number", range(5))
def test_what_is_computed_is_what_is_counted(number: int) -> None:
    wrong = [case for case in batch(SEED, number) if comparing.differences(case)]
    assert wrong == []


def test_every_unit_and_every_kind_of_pause_is_among_the_cases() -> None:
    cases = [case for number in range(5) for case in batch(SEED, number)]
    spans = [span for case in cases for span in case.pauses]
    assert {case.unit for case in cases} == {unit.value for unit in worktime.Unit}
    assert {begin == end for begin, end in spans} == {True, False}
    assert {case.grain for case in cases} == {1, 60}
    assert any(end is None for _begin, end in spans)


def test_the_counter_leaves_lunch_and_pauses_out() -> None:
    counted = counter.due(PROMISE)
    assert counted is not None
    assert counted.at == counter.instant(OFFICE, 15 * 3600)


def test_a_wrong_minute_is_noticed_and_shown_in_its_smallest_case(monkeypatch: pytest.MonkeyPatch) -> None:
    right = worktime.reach
    monkeypatch.setattr("core.worktime.periods.reach", lambda *given: (right(*given) or 0) + 60)
    case = replace(PROMISE, pauses=((1, 2), (3, 3)))
    assert [asked for asked, *_both in comparing.differences(case)] == ["due", "level"]
    assert shrink(case, comparing.differences).pauses == ()
