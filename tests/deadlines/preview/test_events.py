"""What happens to promises afterwards: pauses, up- and downgrade, reopening, repeated calls (CNV-13 to 19)."""

from typing import Any

import pytest

from tests.deadlines.preview.conftest import Ask
from tests.deadlines.preview.rows import check, event, of, row

BEGIN = "2026-03-10 08:00"
general = of("ticket", urgency="general", received_at=BEGIN)
urgent = of("ticket", urgency="urgent", received_at=BEGIN)
quality = of("ticket", urgency="general", received_at=BEGIN, **{"class": "product_quality"})
restore = of("ticket", pack="central_ac", received_at=BEGIN)


def pause(start: str, end: str | None, **more: Any) -> dict[str, Any]:
    given = {"reason": "customer_reschedule", "from": start, "approved_by": "supervisor"} | more
    return event("pause_request", **given, **({"to": end} if end else {}))


def up(at: str) -> dict[str, Any]:
    return event("upgrade", at, to_urgency="urgent")


def down(at: str, **more: Any) -> dict[str, Any]:
    return event("downgrade", at, to_urgency="general", **more)


TEN = pause("2026-03-11 10:00", "2026-03-11 20:00")
REFUSED = [["pause", "reason_never_pauses", "reason"]]
NEVER = [["pause", "kind_never_pauses", "clock"]]
UNAPPROVED = [["pause", "approval_needed", "approved_by"]]

PAUSES = [
    row(
        "ten hours approved",
        general(events=[TEN]),
        complete={"due": "2026-03-13 18:00", "paused_s": 36000},
        reply={"due": "2026-03-11 08:00", "paused_s": 0},
        flags={"paused_s": 36000},
    ),
    row(
        "parts shortage never pauses",
        general(events=[TEN | {"reason": "parts_shortage"}]),
        refused=REFUSED,
        complete={"due": "2026-03-13 08:00"},
        flags={"paused_s": 0},
    ),
    *(
        row(f"{reason} never pauses", general(events=[TEN | {"reason": reason}]), refused=REFUSED)
        for reason in ("staff_shortage", "internal_approval")
    ),
    row("reply never pauses", general(events=[TEN | {"clock": "reply"}]), refused=NEVER),
    row(
        "restore never pauses",
        restore(events=[pause("2026-03-10 09:00", "2026-03-10 10:00", clock="restore")]),
        refused=NEVER,
        restore={"due": "2026-03-10 12:00"},
    ),
    row(
        "nothing that could pause",
        restore(events=[pause("2026-03-10 09:00", "2026-03-10 10:00") | {"clock": "restore"}]),
        refused=NEVER,
    ),
    row(
        "no such clock",
        general(events=[TEN | {"clock": "arrive"}]),
        refused=[["pause", "no_such_clock", "clock"]],
    ),
    row(
        "a report never pauses",
        of("report", report="RPT-03", period="2026-02")(events=[TEN | {"clock": "report"}]),
        refused=NEVER,
        report={"due": "2026-03-06 00:00"},
    ),
    row(
        "a commitment after a slip never pauses",
        of("feedback_slip")(events=[event("slip_received", "2026-03-11 08:00"), TEN]),
        refused=NEVER,
        commitment={"due": "2026-03-13 08:00"},
    ),
    row(
        "no clock of that kind beside a ticket",
        of("drill", last_drill_on="2026-03-10")(events=[TEN | {"clock": "complete"}]),
        refused=[["pause", "no_such_clock", "clock"]],
    ),
    row(
        "a referral's company clocks pause by the ticket's rules",
        of("government_referral", referral_received_on="2026-03-10", authority_working_days=9)(
            received_at=BEGIN, events=[TEN]
        ),
        complete={"due": "2026-03-13 18:00"},
        authority_deadline={"due": "2026-03-24 00:00"},
    ),
    row("not approved", general(events=[TEN | {"approved_by": None}]), refused=UNAPPROVED),
    row(
        "approved by a technician", general(events=[TEN | {"approved_by": "technician"}]), refused=UNAPPROVED
    ),
    row(
        "approved by a manager",
        general(events=[TEN | {"approved_by": "manager"}]),
        complete={"due": "2026-03-13 18:00"},
    ),
    row(
        "force majeure",
        general(events=[TEN | {"reason": "force_majeure"}]),
        complete={"due": "2026-03-13 18:00"},
    ),
    row(
        "unreachable after two attempts",
        general(events=[TEN | {"reason": "customer_unreachable", "attempts": 2}]),
        refused=[["pause", "too_few_attempts", "attempts"]],
    ),
    row(
        "unreachable after three attempts",
        general(events=[TEN | {"reason": "customer_unreachable", "attempts": 3}]),
        complete={"due": "2026-03-13 18:00"},
    ),
    row(
        "thirty days in all",
        general(events=[pause("2026-03-11 10:00", "2026-04-10 10:00")]),
        complete={"due": "2026-04-12 08:00", "paused_s": 720 * 3600},
    ),
    row(
        "a second more",
        general(events=[pause("2026-03-11 10:00", "2026-04-10 10:00:01")]),
        refused=[["pause", "over_cap", "to"]],
        complete={"due": "2026-03-13 08:00"},
    ),
    row(
        "no time left for another",
        general(
            events=[
                pause("2026-03-11 10:00", "2026-04-10 10:00"),
                pause("2026-04-11 10:00", "2026-04-11 11:00"),
            ]
        ),
        refused=[["pause", "over_cap", "to"]],
        complete={"due": "2026-04-12 08:00"},
    ),
    row(
        "arrival may pause",
        quality(events=[pause("2026-03-10 10:00", "2026-03-10 12:30", clock="arrive")]),
        arrive={"due": "2026-03-11 10:30", "paused_s": 9000},
        complete={"due": "2026-03-13 08:00"},
        flags={"paused_s": 9000},
    ),
    row(
        "without a clock all that can pause do",
        quality(events=[pause("2026-03-10 10:00", "2026-03-10 12:00")]),
        reply={"due": "2026-03-10 09:00"},
        arrive={"due": "2026-03-11 10:00"},
        complete={"due": "2026-03-13 10:00"},
    ),
    row(
        "an agreed time is absolute",
        quality(
            agreed_arrival_at="2026-03-12 14:00",
            events=[pause("2026-03-10 10:00", "2026-03-10 12:00", clock="arrive")],
        ),
        refused=[["pause", "agreed_time", "clock"]],
        arrive={"due": "2026-03-12 14:00"},
    ),
    row(
        "overlapping pauses count once",
        general(events=[TEN, pause("2026-03-11 15:00", "2026-03-12 01:00")]),
        complete={"due": "2026-03-13 23:00", "paused_s": 54000},
    ),
    row(
        "touching pauses add up",
        general(events=[TEN, pause("2026-03-11 20:00", "2026-03-11 21:00")]),
        complete={"due": "2026-03-13 19:00"},
    ),
    row(
        "a pause begun after the breach changes nothing",
        general(
            events=[pause("2026-03-13 08:00", "2026-03-13 18:00"), event("complete", "2026-03-13 12:00")]
        ),
        complete={"due": "2026-03-13 08:00", "breached": True, "late_by_s": 14400, "paused_s": 0},
        flags={"paused_s": 0},
    ),
    row(
        "one begun before and approved late withdraws it",
        general(
            events=[
                pause("2026-03-13 07:00", "2026-03-13 17:00", at="2026-03-13 09:00"),
                event("complete", "2026-03-13 18:00"),
            ]
        ),
        complete={"due": "2026-03-13 18:00", "breached": False, "late_by_s": 0},
    ),
    row(
        "an open pause holds the clock",
        general(events=[pause("2026-03-11 10:00", None)]),
        complete={"due": None, "late_from": None, "breached": False},
    ),
    row(
        "a refused and an approved one",
        general(events=[TEN, pause("2026-03-12 10:00", "2026-03-12 12:00", reason="parts_shortage")]),
        refused=REFUSED,
        complete={"due": "2026-03-13 18:00"},
    ),
    row(
        "levels move along",
        general(events=[TEN]),
        complete={"levels": {"L1": "2026-03-13 03:36", "L2": "2026-03-13 18:00", "L3": "2026-03-15 06:00"}},
    ),
    row(
        "what is done needs no pause",
        general(events=[event("complete", "2026-03-10 20:00"), TEN]),
        refused=[["pause", "no_such_clock", "clock"]],
    ),
]

CLASSES = [
    row(
        "raised after a day",
        general(events=[up("2026-03-11 08:00")]),
        "CNV-18",
        complete={"due": "2026-03-12 08:00", "rules": ["SLA-04", "CNV-18"]},
    ),
    row(
        "raised shortly before the end keeps the earlier due",
        general(events=[up("2026-03-12 20:00")]),
        complete={"due": "2026-03-13 08:00"},
        reply={"breached": True},
    ),
    row(
        "raised at once has its own time",
        general(events=[up(BEGIN)]),
        reply={"due": "2026-03-10 10:00"},
        complete={"due": "2026-03-11 08:00"},
    ),
    row(
        "an answered ticket is not to be answered again",
        general(events=[event("reply", "2026-03-10 09:00"), up("2026-03-10 10:00")]),
        reply={"due": "2026-03-11 08:00", "breached": False, "met_at": "2026-03-10 09:00"},
        complete={"due": "2026-03-11 10:00"},
    ),
    row(
        "raising after a breach keeps it",
        general(events=[up("2026-03-13 09:00"), event("complete", "2026-03-13 10:00")]),
        complete={"due": "2026-03-13 08:00", "breached": True, "late_by_s": 7200},
    ),
    row(
        "lowered with approval counts from the start",
        urgent(events=[down("2026-03-10 20:00", approved_by="supervisor")]),
        complete={"due": "2026-03-13 08:00"},
        reply={"due": "2026-03-11 08:00", "breached": True},
    ),
    row(
        "lowered without approval stays",
        urgent(events=[down("2026-03-10 09:00")]),
        refused=[["downgrade", "approval_needed", "approved_by"]],
        complete={"due": "2026-03-11 08:00"},
        reply={"due": "2026-03-10 10:00"},
    ),
    row(
        "lowered by the hotline stays",
        urgent(events=[down("2026-03-10 09:00", approved_by="hotline")]),
        refused=[["downgrade", "approval_needed", "approved_by"]],
    ),
    row(
        "lowered in time breaks nothing",
        urgent(events=[down("2026-03-10 09:00", approved_by="supervisor")]),
        complete={"due": "2026-03-13 08:00", "breached": False},
        reply={"due": "2026-03-11 08:00", "breached": False},
    ),
    row(
        "a first breach stays when lowered",
        urgent(
            events=[
                down("2026-03-11 09:00", approved_by="supervisor"),
                event("complete", "2026-03-12 08:00"),
            ]
        ),
        complete={"due": "2026-03-13 08:00", "breached": True, "late_by_s": 3600},
    ),
    row(
        "raised and lowered again",
        general(events=[up("2026-03-10 12:00"), down("2026-03-10 13:00", approved_by="周主管")]),
        complete={"due": "2026-03-13 08:00", "breached": False},
        reply={"due": "2026-03-11 08:00"},
    ),
    row(
        "raised with a pause before",
        general(events=[TEN, up("2026-03-11 22:00")]),
        complete={"due": "2026-03-12 22:00"},
    ),
    row(
        "raised, then paused",
        general(events=[up("2026-03-11 08:00"), pause("2026-03-11 10:00", "2026-03-11 20:00")]),
        complete={"due": "2026-03-12 18:00"},
    ),
    row(
        "an agreed time does not move with the class",
        general(agreed_arrival_at="2026-03-12 10:00", events=[up("2026-03-10 10:00")]),
        arrive={"due": "2026-03-12 10:00"},
    ),
    row(
        "events count by their times, not by their places",
        general(events=[event("complete", "2026-03-12 09:00"), up("2026-03-11 08:00")]),
        complete={"due": "2026-03-12 08:00", "breached": True, "late_by_s": 3600},
    ),
    row(
        "what had no class is promised from now on",
        of("ticket", received_at=BEGIN)(events=[up("2026-03-10 12:00")]),
        reply={"due": "2026-03-10 14:00"},
        complete={"due": "2026-03-11 12:00"},
    ),
]

AGAIN = [
    row(
        "reopened in time",
        general(events=[event("complete", "2026-03-10 09:00"), event("reopen", "2026-03-10 10:00")]),
        "CNV-19",
        complete={"due": "2026-03-13 08:00", "breached": False},
        complete_2={"due": "2026-03-13 10:00", "breached": False, "rules": ["SLA-06", "CNV-19"]},
    ),
    row(
        "the old breach stays",
        general(events=[event("complete", "2026-03-13 08:00:01"), event("reopen", "2026-03-14 10:00")]),
        complete={"breached": True, "late_by_s": 1},
        complete_2={"due": "2026-03-17 10:00", "breached": False},
    ),
    row(
        "the second end is the second clock's",
        general(
            events=[
                event("complete", "2026-03-10 09:00"),
                event("reopen", "2026-03-10 10:00"),
                event("complete", "2026-03-13 10:00:01"),
            ]
        ),
        complete={"breached": False, "met_at": "2026-03-10 09:00"},
        complete_2={"breached": True, "late_by_s": 1},
    ),
    row(
        "of the class it has by then, though the raising moved nothing",
        general(
            events=[
                up("2026-03-12 20:00"),
                event("complete", "2026-03-13 07:00"),
                event("reopen", "2026-03-14 10:00"),
            ]
        ),
        complete={"due": "2026-03-13 08:00", "breached": False, "rules": ["SLA-06"]},
        complete_2={"due": "2026-03-15 10:00", "rules": ["SLA-04", "CNV-19"]},
    ),
    row(
        "raised between the end and the reopening",
        general(
            events=[
                event("complete", "2026-03-11 07:00"),
                up("2026-03-11 08:00"),
                event("reopen", "2026-03-14 10:00"),
            ]
        ),
        complete={"due": "2026-03-13 08:00", "breached": False},
        complete_2={"due": "2026-03-15 10:00"},
    ),
    row(
        "lowered between the end and the reopening",
        urgent(
            events=[
                event("complete", "2026-03-11 07:00"),
                down("2026-03-11 08:00", approved_by="supervisor"),
                event("reopen", "2026-03-14 10:00"),
            ]
        ),
        complete={"due": "2026-03-11 08:00", "breached": False},
        complete_2={"due": "2026-03-17 10:00"},
    ),
    row(
        "of the class it has by then",
        general(
            events=[
                up("2026-03-10 09:00"),
                event("complete", "2026-03-10 12:00"),
                event("reopen", "2026-03-11 10:00"),
            ]
        ),
        complete_2={"due": "2026-03-12 10:00"},
    ),
    row(
        "reopened twice",
        general(
            events=[
                event("complete", "2026-03-10 09:00"),
                event("reopen", "2026-03-10 10:00"),
                event("complete", "2026-03-10 12:00"),
                event("reopen", "2026-03-11 10:00"),
            ]
        ),
        complete_3={"due": "2026-03-14 10:00"},
    ),
    row(
        "nothing promised, nothing again",
        restore(events=[event("complete", "2026-03-10 09:00"), event("reopen", "2026-03-10 10:00")]),
        kinds=["reply", "complete", "complete_2", "restore"],
    ),
    row(
        "a second call is linked",
        general(
            events=[
                event(
                    "duplicate_call",
                    "2026-03-10 12:00",
                    same_asset=True,
                    same_fault_code=True,
                    link_accepted=True,
                )
            ]
        ),
        kinds=["reply", "complete"],
        reply={"due": "2026-03-11 08:00"},
        flags={"linked": True},
    ),
    row(
        "a link nobody accepted",
        general(events=[event("duplicate_call", "2026-03-10 12:00", same_asset=True, same_fault_code=True)]),
        flags={"linked": False},
    ),
    row(
        "another fault is another matter",
        general(
            events=[
                event(
                    "duplicate_call",
                    "2026-03-10 12:00",
                    same_asset=True,
                    same_fault_code=False,
                    link_accepted=True,
                )
            ]
        ),
        flags={"linked": False},
    ),
    row(
        "done and a day ago is another matter",
        general(
            events=[
                event("complete", "2026-03-10 09:00"),
                event(
                    "duplicate_call",
                    "2026-03-11 08:00:01",
                    same_asset=True,
                    same_fault_code=True,
                    link_accepted=True,
                ),
            ]
        ),
        flags={"linked": False},
    ),
]


@pytest.mark.parametrize(("facts", "expected"), [*PAUSES, *CLASSES, *AGAIN])
def test_afterwards(ask: Ask, facts: dict[str, Any], expected: dict[str, Any]) -> None:
    check(ask(facts), expected)
