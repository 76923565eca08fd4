"""What is promised for plain facts: the figures of the seeds, and the choice between rules."""

import pytest

from core.actors import SYSTEM
from core.models import Event, Stream
from core.worktime import Unit, by_clock_time
from deadlines.enums import Trigger
from deadlines.models import Clock
from deadlines.queries import figure_promise, promise
from deadlines.rules import ClockRule, Facts, Level, fixed_promise
from org.operations.calendar import load_published_years
from packs.operations import activate
from packs.queries import in_force
from tests.core.worktime.instants import at
from tests.factories.deadlines import FAULT, GENERAL, QUALITY, URGENT, URGENT_QUALITY
from tests.factories.packs import INSTALLED, load_text

pytestmark = pytest.mark.django_db

RULE = """
pack = "{pack}"
version = {version}
title = "试行"
source = "约定"
kind = "conv"
{dates}
[clocks]
[[clocks.rules]]
id = "reply"
title = "答复"
kind = "reply"
when = {{ urgency = "urgent" }}
target = {target}
"""


def rule(
    pack: str, target: str, *, rank: str = "company", key: str = "", version: int = 1, since: str = ""
) -> None:
    dates = f"effective_from = {since}" if since else ""
    load_text(RULE.format(pack=pack, target=target, version=version, dates=dates))
    if version == 1:
        activate(packs=[pack], rank=rank, key=key, by=SYSTEM, at=INSTALLED)


def dues(pack_set: object, facts: Facts, start: str, **more: object) -> dict[str, object]:
    return {one.kind: one.due for one in promise(pack_set=pack_set, facts=facts, at=at(start), **more)}


@pytest.mark.parametrize(
    ("facts", "start", "kind", "due"),
    [
        pytest.param(
            QUALITY, "2026-02-17 22:40", "reply", "2026-02-17 23:40", marks=pytest.mark.requirement("SLA-01")
        ),
        pytest.param(
            QUALITY, "2026-03-06 17:15", "arrive", "2026-03-07 17:15", marks=pytest.mark.requirement("SLA-02")
        ),
        pytest.param(
            URGENT, "2026-03-10 23:10", "reply", "2026-03-11 01:10", marks=pytest.mark.requirement("SLA-03")
        ),
        pytest.param(
            URGENT,
            "2026-05-01 08:00",
            "complete",
            "2026-05-02 08:00",
            marks=pytest.mark.requirement("SLA-04"),
        ),
        pytest.param(
            GENERAL, "2026-03-07 10:00", "reply", "2026-03-08 10:00", marks=pytest.mark.requirement("SLA-05")
        ),
        pytest.param(
            GENERAL,
            "2026-02-13 18:00",
            "complete",
            "2026-02-16 18:00",
            marks=pytest.mark.requirement("SLA-06"),
        ),
    ],
)
def test_figures_of_the_seeds(pack_set, facts, start, kind, due):
    assert dues(pack_set, facts, start)[kind] == at(due)


@pytest.mark.requirement("SLA-33")
def test_a_quality_complaint_has_three_clocks_side_by_side(pack_set):
    assert dues(pack_set, QUALITY, "2026-03-10 10:00") == {
        "reply": at("2026-03-10 11:00"),
        "arrive": at("2026-03-11 10:00"),
        "complete": at("2026-03-13 10:00"),
    }


def test_a_fault_is_dispatched_within_thirty_minutes(pack_set):
    assert dues(pack_set, FAULT, "2026-03-10 10:00")["dispatch"] == at("2026-03-10 10:30")


@pytest.mark.parametrize(
    ("trigger", "kind", "due"),
    [
        (Trigger.DISPATCHED_UNAPPROVED, "dispatch_approval", "2026-03-11 14:00"),
        (Trigger.CHECKED_OUT, "record", "2026-03-11 14:00"),
        (Trigger.SIGNATURE_REFUSED, "refusal_call", "2026-03-11 14:00"),
        (Trigger.RECORDED, "callback", "2026-03-18 00:00"),
    ],
)
def test_later_triggers_start_their_own_clock(pack_set, trigger, kind, due):
    assert dues(pack_set, GENERAL, "2026-03-10 14:00", starts_on=trigger) == {kind: at(due)}


@pytest.mark.requirement("CNV-12")
@pytest.mark.parametrize("order", [("{ hours = 1 }", "{ hours = 24 }"), ("{ hours = 24 }", "{ hours = 1 }")])
def test_of_equal_ranks_the_earlier_deadline_holds(pack_set, order):
    rule("first", order[0])
    rule("second", order[1])
    found = dues(in_force(at=at("2026-03-10 10:00")), URGENT, "2026-03-10 10:00")
    assert found["reply"] == at("2026-03-10 11:00")


LENGTH = """
pack = "{pack}"
version = 1
title = "试行"
source = "约定"
kind = "conv"
[reshipment.days]
title = "寄出新品"
value = {days}
"""


@pytest.mark.parametrize("days", [(3, 5), (5, 3)])
def test_of_equal_ranks_the_shorter_length_holds(pack_set, days):
    for pack, value in zip(("first", "second"), days, strict=True):
        load_text(LENGTH.format(pack=pack, days=value))
        activate(packs=[pack], rank="product_line", key="phones", by=SYSTEM, at=INSTALLED)
    held = in_force(at=at("2026-03-10 10:00"), line="phones")
    offered = figure_promise(
        pack_set=held,
        section="reshipment",
        name="days",
        kind="reship",
        unit=Unit.DAYS,
        start=at("2026-03-10 10:00"),
    )
    assert offered.due == at("2026-03-14 00:00")


@pytest.mark.requirement("CNV-12")
def test_a_contract_beats_the_company_even_with_more_time(pack_set):
    rule("contract", "{ hours = 6 }", rank="contract", key="C-1")
    held = in_force(at=at("2026-03-10 10:00"), contract="C-1")
    assert dues(held, URGENT, "2026-03-10 10:00")["reply"] == at("2026-03-10 16:00")


def test_another_contract_keeps_the_companys_time(pack_set):
    rule("contract", "{ hours = 6 }", rank="contract", key="C-1")
    held = in_force(at=at("2026-03-10 10:00"), contract="C-2")
    assert dues(held, URGENT, "2026-03-10 10:00")["reply"] == at("2026-03-10 12:00")


@pytest.mark.requirement("CNV-11")
def test_a_raised_time_leaves_what_was_received_before(db):
    rule("levels", "{ hours = 2 }")
    rule("levels", "{ hours = 3 }", version=2, since="2026-07-01")
    rule("base", "{ hours = 99 }")
    load_text(CONDUCT)
    activate(packs=["conduct"], by=SYSTEM, at=INSTALLED)
    found = [
        dues(in_force(at=at(start)), URGENT, start)["reply"]
        for start in ("2026-06-30 23:00", "2026-07-01 00:00")
    ]
    assert found == [at("2026-07-01 01:00"), at("2026-07-01 03:00")]


CONDUCT = """
pack = "conduct"
version = 1
title = "试行"
source = "约定"
kind = "conv"
[escalation.levels]
title = "逐级"
value = [{ code = "L2", percent = 100, audience = ["supervisor"] }]
[escalation.amber_percent]
title = "颜色"
value = 80
[escalation.announced_severities]
title = "上报"
value = []
[escalation.announced_to]
title = "上报"
value = []
[pauses.kinds]
title = "暂停"
value = ["complete"]
[pauses.reasons]
title = "暂停"
value = ["force_majeure"]
[pauses.unreachable_attempts]
title = "次数"
value = 3
"""


def test_an_urgent_quality_complaint_takes_the_shorter_of_both_packs(pack_set):
    assert dues(pack_set, URGENT_QUALITY, "2026-03-10 10:00")["reply"] == at("2026-03-10 11:00")


def test_a_promise_names_its_rule_and_source(pack_set):
    found = {
        one.kind: one.rule for one in promise(pack_set=pack_set, facts=QUALITY, at=at("2026-03-10 10:00"))
    }
    reply = found["reply"]
    assert (reply.words, reply.rules, reply.owner) == (
        "quality_promise v1 · 001-D-3",
        ("SLA-01",),
        "department_head",
    )


def test_a_preview_writes_nothing(pack_set):
    before = (Stream.objects.count(), Event.objects.count())
    promise(pack_set=pack_set, facts=QUALITY, at=at("2026-03-10 10:00"))
    assert (Stream.objects.count(), Event.objects.count(), Clock.objects.count()) == (*before, 0)


def test_a_preview_of_a_known_set_asks_nothing(pack_set, django_assert_num_queries):
    promise(pack_set=pack_set, facts=QUALITY, at=at("2026-03-10 10:00"))
    with django_assert_num_queries(0):
        promise(pack_set=pack_set, facts=URGENT, at=at("2026-03-10 10:00"))


def test_levels_may_stand_relative_to_the_end():
    levels = (Level("L1", ("owner",), minutes=-60), Level("L2", ("supervisor",), minutes=0))
    rule = ClockRule(kind="report", title="日报", levels=levels, amber_percent=80)
    found = fixed_promise(rule, at("2026-03-11 00:10"), by_clock_time(at("2026-03-11 09:00")))
    assert found.levels == {"L1": at("2026-03-11 08:00"), "L2": at("2026-03-11 09:00")}
    assert found.late_from == at("2026-03-11 09:00:01")


@pytest.mark.parametrize(("facts", "kinds"), [(Facts(), ["handled"]), (Facts(service_type="training"), [])])
def test_a_rule_holds_unless_a_fact_speaks_against_it(pack_set, facts, kinds):
    load_published_years(by=SYSTEM, at=INSTALLED, years=[2026])
    activate(packs=["telematics"], rank="product_line", key="terminals", by=SYSTEM, at=INSTALLED)
    chosen = in_force(at=at("2026-03-10 12:00"), line="terminals")
    assert [one.kind for one in promise(pack_set=chosen, facts=facts, at=at("2026-03-10 12:00"))] == kinds
