"""The end of an installation, and the call after it (FUP-01, SLA-16)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso, local_day
from core.events import record
from core.streams import lock_streams
from followups.enums import WAITING, CallKind, CallState
from followups.errors import FollowUpRefused, TooEarly
from followups.events import CallAnswered, InstallationEnded
from followups.models import Call, Installation, InstallationNote
from followups.operations.calls import close, hold, open_on_ticket, talk
from followups.queries.promises import after_installation
from org.models import User
from tickets.models import Ticket
from tickets.operations import clocks

SIX = ("name", "phone", "contract_number", "address", "evaluation")


@dataclass(frozen=True)
class Noted:
    """The six fields of the call, with the satisfaction that the evaluation comes to."""

    called_at: datetime
    name: str
    phone: str
    contract_number: str
    address: str
    evaluation: str
    satisfaction: str


@transaction.atomic
def end_installation(*, ticket: Ticket, ended_at: datetime, by: Actor, at: datetime) -> Call | None:
    """The installation is finished: its row, its clock and one call per round; None when the call is there."""
    lock_streams(ticket.pk)
    _write(ticket, ended_at)
    calls = Call.objects.filter(ticket=ticket, kind=CallKind.AFTER_INSTALLATION)
    if calls.filter(round=ticket.round).exists() or calls.filter(state__in=WAITING).exists():
        return None
    record(ticket.pk, InstallationEnded(iso(ended_at)), by=by, at=at)
    promised = after_installation(ticket.pack_set, ended_at)
    clocks.start_promised(ticket=ticket, promises=[promised.promise], n=ticket.round, by=by, at=at)
    return open_on_ticket(
        ticket,
        CallKind.AFTER_INSTALLATION,
        promised.promise.due,
        not_before=promised.not_before,
        round=ticket.round,
        by=by,
        at=at,
    )


@transaction.atomic
def note_installation(*, call: Call, noted: Noted, by: User, at: datetime) -> Call:
    """All six fields, or nothing (FUP-01); the clock stops at the call time.

    Raises FollowUpRefused naming the field, TooEarly, CallClosed and ContactedToday.
    """
    held = hold(call)
    _check(held, noted, at)
    row = {name: getattr(noted, name).strip() for name in SIX}
    InstallationNote.objects.create(call=held, called_at=noted.called_at, **row)
    talk(held, noted.satisfaction, noted.evaluation.strip(), by, at)
    close(held, CallState.REACHED, by, at, met_at=noted.called_at)
    record(held.subject_id, CallAnswered(held.pk, noted.satisfaction, reopened=False), by=by, at=at)
    return held


def _write(ticket: Ticket, ended_at: datetime) -> None:
    Installation.objects.update_or_create(
        ticket=ticket,
        defaults={
            "customer_id": ticket.customer_id,
            "region_id": ticket.region_id,
            "project_id": ticket.project_id,
            "ended_at": ended_at,
            "ended_on": local_day(ended_at),
        },
    )


def _check(call: Call, noted: Noted, at: datetime) -> None:
    for name in (*SIX, "satisfaction"):
        if not getattr(noted, name).strip():
            raise FollowUpRefused(_("时间、姓名、电话、合同号、地址、评价六项都须填写。"), name)
    if noted.called_at > at:
        raise FollowUpRefused(_("通话时间不能晚于现在。"), "called_at")
    ended_at = Installation.objects.values_list("ended_at", flat=True).get(ticket=call.ticket_id)
    if noted.called_at < ended_at:
        raise FollowUpRefused(_("通话时间不能早于安装结束。"), "called_at")
    promised = after_installation(call.ticket.pack_set, ended_at) if call.ticket else None
    if promised and noted.called_at < promised.not_before:
        raise TooEarly(promised.not_before)
