"""Promises on business calendars, through packs, rows and the sweep."""

import pytest

from core.actors import SYSTEM
from deadlines import operations, queries
from deadlines.models import Clock
from deadlines.rules import Facts
from org.operations.calendar import define, load_published_years, publish_year, published
from packs.operations import activate
from packs.queries import in_force
from tests.core.worktime.instants import at
from tests.factories.deadlines import begin
from tests.factories.packs import INSTALLED, load_text

PACK = """
pack = "special"
version = 1
title = "专线"
source = "003§2"
kind = "seed"
[clocks]
[[clocks.rules]]
id = "handled"
title = "处理"
kind = "restore"
target = { working_days = 3 }
calendar = "china"
[[clocks.rules]]
id = "office"
title = "办公时间内"
kind = "commitment"
target = { hours = 4 }
calendar = "office"
"""
FACTS = Facts(urgency="general", service_type="repair")
MORNING_AND_AFTERNOON = [(9 * 60, 12 * 60), (13 * 60, 18 * 60)]


@pytest.fixture
def special(pack_set):
    """Three working days and four office hours, for one product line."""
    load_published_years(by=SYSTEM, at=INSTALLED, years=[2026])
    office = define(code="office", title="办公时间", weekly=dict.fromkeys(range(5), MORNING_AND_AFTERNOON))
    publish_year(calendar=office, year=2026, notice=published(2026), source="公告", by=SYSTEM, at=INSTALLED)
    load_text(PACK)
    activate(packs=["special"], rank="product_line", key="telematics", by=SYSTEM, at=INSTALLED)
    return in_force(at=at("2026-03-01 00:00"), line="telematics")


def test_three_working_days_over_mid_autumn(east, special):
    clock = begin(FACTS, at("2026-09-24 10:00"), east, special)["restore"]
    assert (clock.due_at, clock.late_from) == (at("2026-10-01 00:00"), at("2026-10-01 00:00"))


def test_office_hours_run_past_lunch_and_night(east, special):
    clock = begin(FACTS, at("2026-03-09 16:00"), east, special)["commitment"]
    assert (clock.due_at, clock.amber_at) == (at("2026-03-10 11:00"), at("2026-03-10 10:12"))


def test_a_day_period_breaches_at_midnight_itself(east, special):
    clock = begin(FACTS, at("2026-09-24 10:00"), east, special)["restore"]
    operations.sweep(at=at("2026-10-01 00:00"))
    assert Clock.objects.get(pk=clock.pk).breached_at == at("2026-10-01 00:00")


def test_an_unpublished_year_is_provisional(east, special):
    clock = begin(FACTS, at("2026-12-30 10:00"), east, special)["restore"]
    assert (clock.provisional, clock.last_day.isoformat()) == (True, "2027-01-04")


def test_other_lines_keep_the_companys_clocks(pack_set, special):
    kinds = [one.kind for one in queries.promise(pack_set=pack_set, facts=FACTS, at=at("2026-03-09 16:00"))]
    assert kinds == ["reply", "complete"]
