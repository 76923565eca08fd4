"""The call after an installation: six fields, its clock, its two modes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core import outbox
from core.actors import SYSTEM
from deadlines.enums import ClockKind
from deadlines.models import Clock
from followups import operations
from followups.enums import CallKind, CallState
from followups.errors import FollowUpRefused, TooEarly
from followups.models import Call, Installation, InstallationNote
from followups.operations import Noted, installations
from followups.queries.promises import after_installation
from org.models import Unit, User
from tests.factories.dispatch import make_order, make_technician, sign
from tests.factories.followups import make_caller, make_installed
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket
from tests.followups.local import local
from tickets.enums import ServiceType

ENDED = local("2026-06-18T15:20")
CALLED = local("2026-06-19T10:00")
WHOLE = Noted(CALLED, "王建国", "13812345678", "HT-2026-118", "人民路186号", "安装整洁", "satisfied")
HOUR = timedelta(hours=1)


@pytest.fixture
def call(east: Unit) -> Call:
    return make_installed(east, ENDED).calls.get()


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


def clock() -> Clock:
    return Clock.objects.get(kind=ClockKind.AFTER_INSTALLATION_CALL)


@pytest.mark.requirement("SLA-16", "FUP-01")
def test_due_24_hours_after_the_installation_ended(call: Call) -> None:
    assert (clock().due_at, call.due_at) == (local("2026-06-19T15:20"),) * 2


@pytest.mark.requirement("FUP-01")
def test_the_clock_stops_at_the_call_time(call: Call, clerk: User) -> None:
    operations.note_installation(call=call, noted=WHOLE, by=clerk, at=CALLED + HOUR)
    assert (clock().met_at, clock().breached_at) == (CALLED, None)
    assert (Call.objects.get().state, InstallationNote.objects.get().contract_number) == (
        CallState.REACHED,
        "HT-2026-118",
    )


@pytest.mark.requirement("FUP-01")
@pytest.mark.parametrize("missing", installations.SIX)
def test_five_of_six_fields_are_refused(call: Call, clerk: User, missing: str) -> None:
    with pytest.raises(FollowUpRefused) as refused:
        operations.note_installation(
            call=call, noted=replace(WHOLE, **{missing: " "}), by=clerk, at=CALLED + HOUR
        )
    assert refused.value.field == missing
    assert (Call.objects.get().state, InstallationNote.objects.count()) == (CallState.OPEN, 0)
    assert clock().met_at is None


@pytest.mark.parametrize("called_at", [CALLED + 2 * HOUR, ENDED - HOUR])
def test_no_call_before_the_end_or_in_the_future(call: Call, clerk: User, called_at: datetime) -> None:
    with pytest.raises(FollowUpRefused) as refused:
        operations.note_installation(
            call=call, noted=replace(WHOLE, called_at=called_at), by=clerk, at=CALLED + HOUR
        )
    assert (refused.value.field, InstallationNote.objects.count()) == ("called_at", 0)


def test_a_late_call_keeps_its_breach(call: Call, clerk: User) -> None:
    late = replace(WHOLE, called_at=ENDED + 25 * HOUR)
    operations.note_installation(call=call, noted=late, by=clerk, at=ENDED + 25 * HOUR)
    assert clock().breached_at == local("2026-06-19T15:20:01")


@pytest.mark.requirement("SLA-16")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "not_before", "due"),
    [
        ("within_24h", "2026-06-18T15:20", "2026-06-19T15:20"),
        ("after_24h", "2026-06-19T15:20", "2026-06-20T15:20"),
    ],
)
def test_the_pack_decides_between_within_and_after(mode: str, not_before: str, due: str) -> None:
    promised = after_installation(default_packs(), ENDED, mode)
    assert (promised.not_before, promised.promise.due) == (local(not_before), local(due))


def test_a_call_before_its_time_is_refused(east: Unit, clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    call = make_installed(east, ENDED).calls.get()
    monkeypatch.setattr(
        installations,
        "after_installation",
        lambda pack_set, ended_at: after_installation(pack_set, ended_at, "after_24h"),
    )
    with pytest.raises(TooEarly):
        operations.note_installation(call=call, noted=WHOLE, by=clerk, at=CALLED + HOUR)
    assert InstallationNote.objects.count() == 0


def test_signing_an_installation_opens_the_call_once(east: Unit, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, at=at, service_type=ServiceType.INSTALLATION, fault=True)
    sign(make_order(ticket, make_technician(east), by=supervisor, at=at), at)
    while outbox.deliver_due(at=at + 4 * HOUR):
        pass
    assert ticket.calls.filter(kind=CallKind.AFTER_INSTALLATION).count() == 1
    assert Installation.objects.get().ticket_id == ticket.pk


def test_ending_twice_opens_one_call(east: Unit) -> None:
    ticket = make_installed(east, ENDED)
    assert operations.end_installation(ticket=ticket, ended_at=ENDED, by=SYSTEM, at=ENDED) is None
    assert Call.objects.count() == 1


def test_a_repair_has_no_call_after_an_installation(east: Unit, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, at=at, fault=True)
    sign(make_order(ticket, make_technician(east), by=supervisor, at=at), at)
    while outbox.deliver_due(at=at + 4 * HOUR):
        pass
    assert not Installation.objects.exists()
