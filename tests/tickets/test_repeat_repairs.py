"""The same fault of the same unit within the pack's days is a repeat repair and asks why (TKT-25)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from core.outbox import deliver_due
from org.models import Unit, User
from tests.factories.tickets import make_category, make_ticket, repaired, repaired_again
from tickets.models import RepeatRepair, Ticket, TicketLink
from tickets.obstacles import unnamed_cause
from tickets.operations import again, lifecycle
from tickets.operations.errors import Stale, TicketRefused
from tickets.operations.reclassify import reclassify


def asked(ticket: Ticket) -> list[str]:
    return [one.code for one in unnamed_cause(ticket, "archived")]


@pytest.mark.requirement("TKT-25")
@pytest.mark.parametrize("days", [1, 30])
def test_within_30_days_it_links_and_asks(
    days: int, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = repaired_again(east, desk, at, days=days)
    row, link = RepeatRepair.objects.get(), TicketLink.objects.get()
    assert (row.ticket, row.first, row.cause) == (ticket, link.first, "")
    assert (link.ticket, link.kind, asked(ticket)) == (ticket, "repeat", ["repeat_cause"])


@pytest.mark.requirement("TKT-25")
@pytest.mark.parametrize("cause", ["personal", "other"])
def test_the_cause_is_a_person_or_another(
    cause: str, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = repaired_again(east, desk, at)
    again.give_cause(ticket=ticket, cause=cause, words="漏检", by=supervisor, at=at)
    row = RepeatRepair.objects.get()
    assert (row.cause, row.cause_by, row.cause_at, asked(ticket)) == (cause, supervisor, at, [])


@pytest.mark.parametrize(
    "other",
    [
        {"days": 31},
        {"serial": "SN-0002"},
        {"category_code": "noise"},
        {"service_type": "installation"},
    ],
    ids=["late", "unit", "fault", "installation"],
)
def test_anything_else_is_no_repeat(
    other: dict[str, Any], east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    given = dict(other)
    if code := given.pop("category_code", None):
        given["category"] = make_category(code, "异响")
    ticket = repaired_again(east, desk, at, **given)
    assert (RepeatRepair.objects.count(), TicketLink.objects.count(), asked(ticket)) == (0, 0, [])


def test_a_cancelled_request_was_no_repair(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    same: dict[str, Any] = {"serial": "SN-0001", "category": make_category()}
    first = make_ticket(east, by=desk, at=at - timedelta(days=2), **same)
    lifecycle.cancel(ticket=first, reason="客户取消", by=supervisor, at=first.registered_at)
    make_ticket(east, by=desk, at=at, **same)
    assert RepeatRepair.objects.count() == 0


SAME: dict[str, Any] = {"serial": "SN-0001"}


def test_an_open_request_on_which_nothing_was_done_is_no_repair(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    same = SAME | {"category": make_category()}
    make_ticket(east, by=desk, at=at - timedelta(days=2), **same)
    ticket = make_ticket(east, by=desk, at=at, **same)
    assert (RepeatRepair.objects.count(), asked(ticket)) == (0, [])


@pytest.mark.parametrize(("days", "count"), [(5, 1), (31, 0), (-1, 0)], ids=["lately", "long ago", "not yet"])
def test_the_days_count_from_the_end_of_the_repair(
    days: int, count: int, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    same = SAME | {"category": make_category()}
    first = make_ticket(east, by=desk, at=at - timedelta(days=40), fault=True, **same)
    repaired(first, at=at - timedelta(days=days))
    make_ticket(east, by=desk, at=at, **same)
    assert RepeatRepair.objects.filter(first=first).count() == count


def test_what_was_solved_without_a_visit_and_comes_back_is_a_repeat(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    same = SAME | {"category": make_category()}
    first = make_ticket(east, by=desk, at=at - timedelta(days=2), fault=True, **same)
    lifecycle.resolve_by_phone(ticket=first, resolution="指导重启", by=desk, at=first.registered_at)
    ticket = make_ticket(east, by=desk, at=at, **same)
    assert RepeatRepair.objects.get().ticket == ticket


def test_a_corrected_fault_code_is_looked_at_again(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = repaired_again(east, desk, at, category=make_category("noise", "异响"))
    reclassify(ticket=ticket, category=make_category(), by=desk, at=at)
    while deliver_due(at=at, limit=100):
        pass
    assert RepeatRepair.objects.get().ticket == ticket


def test_a_cause_needs_its_words(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    ticket = repaired_again(east, desk, at)
    with pytest.raises(TicketRefused):
        again.give_cause(ticket=ticket, cause="personal", words=" ", by=supervisor, at=at)
    assert asked(ticket) == ["repeat_cause"]


def test_only_a_repeat_is_asked(booking: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(Stale):
        again.give_cause(ticket=booking, cause="other", words="无", by=supervisor, at=at)
