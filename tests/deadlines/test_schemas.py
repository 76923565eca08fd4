"""What a pack's sections must hold before it is put in force."""

from typing import Any

import pytest

from org.operations.calendar import define
from packs.models import PackSection
from packs.schemas import faults_of, faults_together

RULE: dict[str, Any] = {
    "id": "one",
    "title": "答复",
    "kind": "reply",
    "target": {"hours": 2},
    "source": "约定",
    "basis": "conv",
}
L1 = {"code": "L1", "percent": 80, "audience": ["owner"]}
L2 = {"code": "L2", "percent": 100, "audience": ["supervisor"]}


def fields(section: str, figures: dict[str, Any]) -> list[str]:
    return [fault.field for fault in faults_of(section, figures)]


def test_a_whole_rule_has_no_fault():
    assert fields("clocks", {"rules": [RULE | {"levels": [L1, L2]}]}) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "dance"}, "rules.one.kind"),
        ({"target": {"fortnights": 1}}, "rules.one.target"),
        ({"target": None}, "rules.one.target"),
        ({"when": {"weather": "rain"}}, "rules.one.when"),
        ({"starts_on": "sunrise"}, "rules.one.starts_on"),
        ({"levels": [L2, L1]}, "rules.one.levels"),
        ({"levels": [L1]}, "rules.one.levels"),
        ({"levels": [L1, {"code": "L2", "minutes": 0, "audience": ["owner"]}]}, "rules.one.levels"),
        ({"levels": [L1, L2 | {"audience": ["emperor"]}]}, "rules.one.levels"),
        ({"levels": [L1, {"percent": 100}]}, "rules.one.levels"),
    ],
)
def test_what_is_wrong_with_a_rule_is_named(change, field):
    assert set(fields("clocks", {"rules": [RULE | change]})) == {field}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"target": {"working_days": 3}}, ["rules.one.calendar"]),
        ({"target": {"working_days": 3}, "calendar": "china"}, []),
        ({"target": {"hours": 3}, "calendar": "moon"}, ["rules.one.calendar"]),
    ],
)
def test_working_days_need_a_known_calendar(db, change, field):
    define(code="china", title="工作日", weekly={})
    assert fields("clocks", {"rules": [RULE | change]}) == field


def test_a_missing_ladder_is_named():
    section = PackSection(section="escalation", figures={"amber_percent": {"value": 80}})
    assert "escalation.levels" in [fault.field for fault in faults_together([("company", section)])]


@pytest.mark.parametrize(
    ("levels", "named"),
    [([], ["meeting_levels"]), ([{"code": "W1"}], ["meeting_levels"]), ([L1], [])],
)
def test_somebody_is_warned_while_there_is_no_resolution(levels, named):
    stated = {"levels": {"value": [L1, L2]}, "meeting_levels": {"value": levels}, "told": {"value": []}}
    assert fields("referrals", stated) == named


def test_a_figure_of_another_type_is_named():
    assert fields("pauses", {"unreachable_attempts": {"value": "drei"}}) == ["unreachable_attempts"]


@pytest.mark.parametrize(("name", "value"), [("kinds", ["dance"]), ("reasons", ["weather"])])
def test_only_known_kinds_and_reasons_pause(name, value):
    held = {
        "kinds": {"value": ["complete"]},
        "reasons": {"value": ["force_majeure"]},
        "unreachable_attempts": {"value": 3},
    }
    assert fields("pauses", held) == []
    assert fields("pauses", held | {name: {"value": value}}) == [name]


def test_a_blank_is_named_once():
    figures = {"amber_percent": {"title": "颜色", "blank": True, "source": "约定", "basis": "conv"}}
    assert fields("escalation", figures).count("amber_percent") == 1
