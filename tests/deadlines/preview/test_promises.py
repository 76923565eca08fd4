"""Times promised at registration: the figures of all packs, choice, versions, calendars (CNV, SLA)."""

from typing import Any

import pytest

from tests.deadlines.preview.conftest import Ask
from tests.deadlines.preview.rows import check, event, of, row

ticket = of("ticket")
quality = of("ticket", **{"class": "product_quality"})
urgent = of("ticket", urgency="urgent")
general = of("ticket", urgency="general")
telematics = of("ticket", pack="telematics")
tender = of("ticket", pack="tender_goods", overrides={"substitute_hours": 24})
objection = of("ticket", pack="wardrobe_store", **{"class": "objection"})


def ranked(*rules: tuple[str, int]) -> dict[str, Any]:
    return {"rules": [{"rank": rank, "reply_hours": hours} for rank, hours in rules]}


THREE = {"pack_versions": [{"effective_from": "2026-07-01", "urgent_reply_hours": 3}]}
TWICE = {
    "pack_versions": [*THREE["pack_versions"], {"effective_from": "2026-09-01", "urgent_reply_hours": 1}]
}
NOTICE = {"2027": {"off": ["2027-01-01"], "work": ["2027-01-02"]}}

FIGURES = [
    row(
        "quality reply in the evening",
        quality(received_at="2026-02-17 22:40"),
        "SLA-01",
        kinds=["reply", "arrive", "complete"],
        reply={"due": "2026-02-17 23:40", "provisional": False, "rules": ["SLA-01"], "source": "001-D-3"},
    ),
    row(
        "quality on site next day",
        quality(received_at="2026-03-06 17:15"),
        "SLA-02",
        arrive={"due": "2026-03-07 17:15", "last_day": None},
    ),
    row(
        "urgent reply over midnight",
        urgent(received_at="2026-03-10 23:10"),
        "SLA-03",
        reply={"due": "2026-03-11 01:10", "late_from": "2026-03-11 01:10:01"},
    ),
    row(
        "urgent complete on labour day",
        urgent(received_at="2026-05-01 08:00"),
        "SLA-04",
        complete={"due": "2026-05-02 08:00"},
    ),
    row(
        "general reply on a Sunday",
        general(received_at="2026-03-07 10:00"),
        "SLA-05",
        reply={"due": "2026-03-08 10:00"},
    ),
    row(
        "general complete in the spring festival",
        general(received_at="2026-02-13 18:00"),
        "SLA-06",
        complete={"due": "2026-02-16 18:00"},
    ),
    row(
        "one hour runs in the holiday",
        quality(received_at="2026-02-14 23:30"),
        "CNV-02",
        reply={"due": "2026-02-15 00:30"},
    ),
    row(
        "no clock waits for the other",
        quality(received_at="2026-03-10 09:00", urgency="general"),
        "SLA-33",
        kinds=["reply", "arrive", "complete"],
        reply={"due": "2026-03-10 10:00"},
        arrive={"due": "2026-03-11 09:00"},
        complete={"due": "2026-03-13 09:00"},
    ),
    row(
        "the earlier reply of equal rank",
        quality(received_at="2026-03-10 09:00", urgency="urgent"),
        reply={"due": "2026-03-10 10:00", "pack": "quality_promise v1"},
        complete={"due": "2026-03-11 09:00"},
    ),
    row(
        "without an urgency it is general",
        ticket(received_at="2026-03-10 09:00"),
        kinds=["reply", "complete"],
    ),
    row("not a fault", ticket(received_at="2026-03-10 09:00", fault=False), kinds=["reply", "complete"]),
    row(
        "typed in later",
        urgent(received_at="2026-03-10 09:00", typed_in_at="2026-03-12 17:00"),
        reply={"due": "2026-03-10 11:00"},
    ),
    row(
        "seconds are kept",
        urgent(received_at="2026-03-10T09:00:59+08:00"),
        reply={"due": "2026-03-10 11:00:59"},
    ),
    row(
        "another offset is the same instant",
        urgent(received_at="2026-02-28T16:10:00Z"),
        reply={"due": "2026-03-01 02:10"},
    ),
    row(
        "levels of two hours",
        urgent(received_at="2026-03-10 10:00"),
        "CNV-14",
        reply={"levels": {"L1": "2026-03-10 11:36", "L2": "2026-03-10 12:00", "L3": "2026-03-10 13:00"}},
    ),
    row(
        "an outage moves no time",
        urgent(received_at="2026-03-10 10:00", outage={"from": "2026-03-10 11:30", "to": "2026-03-10 12:00"}),
        reply={
            "due": "2026-03-10 12:00",
            "levels": {"L1": "2026-03-10 11:36", "L2": "2026-03-10 12:00", "L3": "2026-03-10 13:00"},
            "fired_at": {"L1": "2026-03-10 12:00", "L2": "2026-03-10 12:00:01", "L3": "2026-03-10 13:00"},
        },
    ),
]

PACKS = [
    row(
        "industrial answers in a day",
        ticket(
            pack="industrial", received_at="2026-03-10 09:00", events=[event("reply", "2026-03-11 09:01")]
        ),
        "SLA-07",
        kinds=["reply", "complete"],
        reply={"due": "2026-03-11 09:00", "breached": True, "late_by_s": 60},
    ),
    row(
        "industrial answers on the second",
        ticket(
            pack="industrial", received_at="2026-03-10 09:00", events=[event("reply", "2026-03-11 09:00")]
        ),
        reply={"breached": False, "late_by_s": 0},
    ),
    row(
        "a line is stronger than the company",
        urgent(pack="industrial", received_at="2026-03-10 09:00"),
        reply={"due": "2026-03-11 09:00", "pack": "industrial v1"},
        complete={"due": "2026-03-11 09:00", "pack": "service_levels_2026 v1"},
    ),
    row(
        "repair staff within twelve hours",
        tender(received_at="2026-03-10 20:30"),
        "SLA-09",
        kinds=["reply", "dispatch", "complete", "substitute"],
        dispatch={"due": "2026-03-11 08:30"},
    ),
    row(
        "dispatched one second late",
        tender(received_at="2026-03-10 20:30", events=[event("dispatch", "2026-03-11 08:30:01")]),
        dispatch={"breached": True, "late_by_s": 1},
    ),
    row(
        "a fault of the contract has its twelve hours",
        tender(received_at="2026-03-10 20:30", fault=True),
        dispatch={"due": "2026-03-11 08:30"},
    ),
    row(
        "substitute after X hours",
        tender(received_at="2026-04-01 09:00"),
        substitute={"due": "2026-04-02 09:00", "rules": ["SLA-10", "CNV-16"]},
    ),
    row(
        "repaired in time needs no substitute",
        tender(received_at="2026-04-01 09:00", events=[event("complete", "2026-04-02 09:00")]),
        substitute={"breached": False, "met_at": "2026-04-02 09:00"},
    ),
    row(
        "X left blank promises no substitute",
        ticket(pack="tender_goods", received_at="2026-04-01 09:00", overrides={"substitute_hours": None}),
        kinds=["reply", "dispatch", "complete"],
    ),
    row(
        "a complaint about staff is no repair notice",
        ticket(pack="tender_goods", received_at="2026-04-01 09:00", **{"class": "service_staff"}),
        kinds=["reply", "complete"],
    ),
    row(
        "restored within four hours of the report",
        ticket(pack="central_ac", received_at="2026-03-10 09:00"),
        kinds=["reply", "complete", "restore"],
        restore={"due": "2026-03-10 13:00"},
    ),
    row(
        "estimate beyond the limit",
        ticket(
            pack="central_ac",
            received_at="2026-03-10 09:00",
            events=[event("check_in", "2026-03-10 11:30"), event("repair_estimate", minutes=120)],
        ),
        restore={"due": "2026-03-10 13:00", "breached": False},
        flags={"estimated_finish": "2026-03-10 13:30", "standby_ordered": True},
    ),
    row(
        "estimate on the limit",
        ticket(
            pack="central_ac",
            received_at="2026-03-10 09:00",
            events=[event("check_in", "2026-03-10 11:30"), event("repair_estimate", minutes=90)],
        ),
        flags={"estimated_finish": "2026-03-10 13:00", "standby_ordered": False},
    ),
    row(
        "estimate made later than the arrival",
        ticket(
            pack="central_ac",
            received_at="2026-03-10 09:00",
            events=[
                event("check_in", "2026-03-10 11:30"),
                event("repair_estimate", "2026-03-10 12:00", minutes=61),
            ],
        ),
        flags={"estimated_finish": "2026-03-10 13:01", "standby_ordered": True},
    ),
    row(
        "restored one second late",
        ticket(
            pack="central_ac",
            received_at="2026-03-10 09:00",
            events=[event("complete", "2026-03-10 13:00:01")],
        ),
        restore={"breached": True, "late_by_s": 1},
    ),
    row(
        "three working days over the mid autumn festival",
        telematics(received_at="2026-09-24 10:00", solved_by_phone=False),
        "SLA-12",
        kinds=["reply", "complete", "handled"],
        handled={"due": "2026-10-01 00:00", "last_day": "2026-09-30", "provisional": False},
    ),
    row(
        "solved in the call",
        telematics(received_at="2026-09-24 10:00", solved_by_phone=True),
        kinds=["reply", "complete"],
    ),
    row(
        "solved in the call is answered and done",
        urgent(pack="telematics", received_at="2026-09-24 10:00", solved_by_phone=True),
        kinds=["reply", "complete"],
        reply={"breached": False, "met_at": "2026-09-24 10:00"},
        complete={"breached": False, "met_at": "2026-09-24 10:00"},
    ),
    row(
        "handled in the last second",
        telematics(received_at="2026-09-24 10:00", events=[event("complete", "2026-09-30 23:59:59")]),
        handled={"breached": False, "late_by_s": 0},
    ),
    row(
        "handled at midnight is late",
        telematics(received_at="2026-09-24 10:00", events=[event("complete", "2026-10-01 00:00")]),
        handled={"breached": True, "late_by_s": 0, "late_from": "2026-10-01 00:00"},
    ),
    row(
        "three working days over labour day",
        telematics(received_at="2026-04-30 09:00"),
        "CNV-04",
        handled={"due": "2026-05-09 00:00", "last_day": "2026-05-08"},
    ),
    row(
        "a make up Saturday counts",
        telematics(received_at="2026-05-06 09:00"),
        handled={"last_day": "2026-05-09"},
    ),
    row(
        "received on a day off",
        telematics(received_at="2026-05-03 09:00"),
        handled={"last_day": "2026-05-08"},
    ),
    row(
        "received in the last second of a day",
        telematics(received_at="2026-03-09 23:59:59"),
        handled={"last_day": "2026-03-12"},
    ),
    row(
        "the spring festival does not count",
        telematics(received_at="2026-02-14 09:00"),
        handled={"last_day": "2026-02-26"},
    ),
    row(
        "commitment to an objection",
        objection(received_at="2026-03-10 09:00"),
        commitment={"due": "2026-03-11 09:00", "rules": ["SLA-13"]},
    ),
    row(
        "handed over after twenty hours",
        objection(
            received_at="2026-03-10 09:00",
            events=[event("handover", "2026-03-11 05:00", to_role="manager")],
        ),
        "SLA-13",
        commitment={"due": "2026-03-11 09:00"},
        flags={"remaining_s_at_handover": 14400},
    ),
    row(
        "handed over after the limit",
        objection(received_at="2026-03-10 09:00", events=[event("handover", "2026-03-11 10:00")]),
        commitment={"breached": True, "late_by_s": 3600},
        flags={"remaining_s_at_handover": -3600},
    ),
    row(
        "an objection elsewhere has no commitment",
        ticket(received_at="2026-03-10 09:00", **{"class": "objection"}),
        kinds=["reply", "complete"],
    ),
    row(
        "another person goes on with what is left",
        general(received_at="2026-03-10 08:00", events=[event("handover", "2026-03-10 18:00")]),
        flags={"remaining_s_at_handover": 62 * 3600},
    ),
    row(
        "contracts around the clock are urgent",
        ticket(pack="network_247", received_at="2026-10-01 23:30"),
        kinds=["reply", "complete"],
        reply={"due": "2026-10-02 01:30"},
        complete={"due": "2026-10-02 23:30"},
    ),
    row(
        "a contract around the clock keeps the earlier reply of a quality complaint",
        quality(pack="network_247", received_at="2026-10-01 23:30"),
        kinds=["reply", "arrive", "complete"],
        reply={"due": "2026-10-02 00:30", "rules": ["SLA-01"]},
        complete={"due": "2026-10-02 23:30"},
    ),
    row(
        "the emergency contact calls at once",
        ticket(
            pack="precision_ac",
            fault=True,
            received_at="2026-03-10 02:10",
            events=[event("reply", "2026-03-10 02:40")],
        ),
        reply={"due": "2026-03-10 02:40", "breached": False},
    ),
    row(
        "a fault is sent for at once",
        ticket(fault=True, received_at="2026-03-10 09:00", events=[event("dispatch", "2026-03-10 09:31")]),
        "CNV-17",
        dispatch={"due": "2026-03-10 09:30", "breached": True, "late_by_s": 60},
    ),
    row(
        "a fault sent for within thirty minutes",
        ticket(fault=True, received_at="2026-03-10 09:00", events=[event("dispatch", "2026-03-10 09:30")]),
        dispatch={"breached": False},
    ),
    row(
        "approval may follow within a day",
        ticket(
            fault=True,
            received_at="2026-03-10 22:00",
            events=[event("dispatch", "2026-03-10 22:10"), event("approval", "2026-03-11 22:10:01")],
        ),
        dispatch_approval={"due": "2026-03-11 22:10", "breached": True, "late_by_s": 1},
    ),
    row(
        "approved in time",
        urgent(
            received_at="2026-03-10 22:00",
            events=[event("dispatch", "2026-03-10 22:10"), event("approval", "2026-03-11 22:10")],
        ),
        dispatch_approval={"due": "2026-03-11 22:10", "breached": False},
    ),
    row(
        "approved before needs no clock",
        ticket(
            fault=True,
            received_at="2026-03-10 22:00",
            events=[event("approval", "2026-03-10 22:05"), event("dispatch", "2026-03-10 22:10")],
        ),
        kinds=["reply", "dispatch", "complete"],
    ),
]

CALLS = [
    row(
        "a call that reached the customer is a reply",
        urgent(received_at="2026-03-10 09:00", events=[event("call", "2026-03-10 10:00", result="reached")]),
        reply={"met_at": "2026-03-10 10:00", "breached": False},
    ),
    row(
        "a call that reached nobody is none",
        urgent(
            received_at="2026-03-10 09:00", events=[event("call", "2026-03-10 10:00", result="unreachable")]
        ),
        reply={"met_at": None},
    ),
]

CHOICE = [
    row(
        "earlier of equal rank",
        ticket(received_at="2026-03-10 09:00", overrides=ranked(("company", 24), ("company", 1))),
        "CNV-12",
        reply={"due": "2026-03-10 10:00"},
    ),
    row(
        "contract before all",
        ticket(
            received_at="2026-03-10 09:00",
            overrides=ranked(("company", 1), ("product_line", 2), ("product_model", 3), ("contract", 24)),
        ),
        reply={"due": "2026-03-11 09:00"},
    ),
    row(
        "model before line",
        ticket(
            received_at="2026-03-10 09:00",
            overrides=ranked(("product_line", 2), ("product_model", 3), ("company", 1)),
        ),
        reply={"due": "2026-03-10 12:00"},
    ),
    row(
        "line before company",
        urgent(received_at="2026-03-10 09:00", overrides=ranked(("company", 1), ("product_line", 48))),
        reply={"due": "2026-03-12 09:00"},
        complete={"due": "2026-03-11 09:00"},
    ),
    row(
        "two contracts",
        ticket(received_at="2026-03-10 09:00", overrides=ranked(("contract", 8), ("contract", 4))),
        reply={"due": "2026-03-10 13:00", "rules": ["CNV-12"]},
    ),
    row(
        "the version of the day before",
        urgent(received_at="2026-06-30 23:59:59", overrides=THREE),
        "CNV-11",
        reply={"due": "2026-07-01 01:59:59"},
    ),
    row(
        "the version of its first day",
        urgent(received_at="2026-07-01 00:00", overrides=THREE),
        reply={"due": "2026-07-01 03:00"},
    ),
    row(
        "the latest of two versions",
        urgent(received_at="2026-09-01 00:00", overrides=TWICE),
        reply={"due": "2026-09-01 01:00"},
    ),
    row(
        "between two versions",
        urgent(received_at="2026-08-31 23:00", overrides=TWICE),
        reply={"due": "2026-09-01 02:00"},
    ),
    row(
        "a ticket keeps its version when raised later",
        general(
            received_at="2026-06-30 20:00",
            overrides=THREE,
            events=[event("upgrade", "2026-07-01 08:00", to_urgency="urgent")],
        ),
        reply={"due": "2026-07-01 10:00"},
    ),
    row(
        "an unpublished year is provisional",
        telematics(received_at="2026-12-30 10:00"),
        "CNV-15",
        handled={"last_day": "2027-01-04", "due": "2027-01-05 00:00", "provisional": True},
    ),
    row(
        "a published year is not",
        telematics(received_at="2026-12-30 10:00", calendar=NOTICE),
        handled={"last_day": "2027-01-04", "provisional": False},
    ),
    row(
        "a make up Saturday of the notice counts",
        telematics(received_at="2026-12-31 10:00", calendar=NOTICE),
        handled={"last_day": "2027-01-05", "provisional": False},
    ),
    row(
        "this year as if it were not published",
        telematics(received_at="2026-04-30 09:00", calendar={"2026": "unpublished"}),
        handled={"last_day": "2026-05-05", "provisional": True},
    ),
    row(
        "this year with another notice",
        telematics(
            received_at="2026-03-09 09:00", calendar={"2026": {"off": ["2026-03-10"], "work": ["2026-03-14"]}}
        ),
        handled={"last_day": "2026-03-13", "provisional": False},
    ),
    row(
        "natural hours know no calendar",
        urgent(received_at="2026-12-31 23:30", calendar={"2027": "unpublished"}),
        reply={"due": "2027-01-01 01:30", "provisional": False},
    ),
    row(
        "the agreed time takes the place of the pack's",
        quality(
            received_at="2026-03-10 09:00",
            agreed_arrival_at="2026-03-14 14:00",
            events=[event("check_in", "2026-03-14 14:01")],
        ),
        "SLA-08",
        reply={"due": "2026-03-10 10:00"},
        arrive={"due": "2026-03-14 14:00", "breached": True, "late_by_s": 60, "rules": ["SLA-08"]},
    ),
    row(
        "on the agreed minute",
        ticket(
            received_at="2026-03-10 09:00",
            agreed_arrival_at="2026-03-10 14:00",
            events=[event("check_in", "2026-03-10 14:00")],
        ),
        kinds=["reply", "arrive", "complete"],
        arrive={"due": "2026-03-10 14:00", "breached": False},
    ),
    row(
        "the agreed time may be earlier",
        quality(received_at="2026-03-10 09:00", agreed_arrival_at="2026-03-10 12:00"),
        arrive={"due": "2026-03-10 12:00"},
    ),
]


@pytest.mark.parametrize(("facts", "expected"), [*FIGURES, *PACKS, *CALLS, *CHOICE])
def test_promised(ask: Ask, facts: dict[str, Any], expected: dict[str, Any]) -> None:
    check(ask(facts), expected)
