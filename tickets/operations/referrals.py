"""Referrals of authorities: report at once, hold the meeting, only then reply (CMP-08, CMP-09)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core import attachments
from core.clock import at_local
from core.events import record
from core.models import Attachment
from core.models.attachment import Purpose
from core.uploads.kinds import Family
from core.words import later
from core.worktime import Duration, Unit, by_end_of
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from deadlines.queries import conduct
from deadlines.referrals import authority_deadline, last_day_of
from deadlines.rules import ClockRule, Level, Promise, fixed_promise, promise
from notifications.operations import notify
from org.calendars import CHINA, calendar
from org.enums import Post
from org.models import User
from org.queries import PostBook
from packs.queries import figure, figure_or_present
from tickets.events import ReferralReceived, ReferralReplied, ReferralResolved
from tickets.models import Referral, Ticket
from tickets.operations.clocks import refresh_due
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import complaint_of
from tickets.operations.triage import raise_severity

PAPERS: tuple[Family, ...] = ("picture", "document")
RESOLUTION = ("met_on", "attendees", "resolution", "resolution_file")


@transaction.atomic
def receive(
    *,
    ticket: Ticket,
    authority: str,
    document: str,
    received_on: date,
    by: User,
    at: datetime,
    working_days: int | None = None,
    last_day: date | None = None,
) -> Referral:
    """Keep a referral with its deadline, start its clocks, report it upwards and raise the severity.

    The deadline is a named day or so many working days after receipt. Raises TicketRefused.
    """
    held, complaint = complaint_of(ticket)
    if (working_days is None) == (last_day is None):
        raise TicketRefused(_("请填写限期日期或办理工作日数，二者填一项。"))
    if complaint.referrals.filter(authority=authority, document=document).exists():
        raise TicketRefused(_("该文号已登记。"))
    last = complaint.referrals.aggregate(last=Max("n"))["last"] or 0
    row = Referral.objects.create(
        complaint=complaint,
        authority=authority.strip(),
        document=document.strip(),
        received_on=received_on,
        working_days=working_days,
        last_day=last_day,
        n=last + 1,
        by=by,
        at=at,
    )
    _start(held, row, by, at)
    _report(held, row, at)
    raise_severity(held, by=by, at=at)
    return row


def _start(ticket: Ticket, row: Referral, by: User, at: datetime) -> None:
    """The authority's deadline and the meeting before it run beside the company's own clocks (SLA-34)."""
    china = calendar(CHINA)
    ladder = [Level.parse(one) for one in figure(ticket.pack_set, "referrals", "levels")]
    own = _promise(ticket, row, ClockKind.AUTHORITY_DEADLINE, ladder, ("CMP-09", "SLA-34"))
    meeting = _promise(ticket, row, ClockKind.MEETING_WARNING, _meeting_ladder(ticket, at), ("CMP-09",))
    start = deadlines.Start(ticket.stream, [own, meeting], ticket.unit, ticket.owner, n=row.n)
    deadlines.start_many([start], at=at, by=by)
    refresh_due(ticket)
    end = authority_deadline(
        row.received_on, china, working_days=row.working_days or 0, last_day=row.last_day
    )
    last_day = last_day_of(end.at)
    warned_at = min(meeting.levels.values())
    said = ReferralReceived(row.pk, last_day.isoformat(), warned_at.isoformat())
    record(ticket.pk, said, by=by, at=at)


def _meeting_ladder(ticket: Ticket, at: datetime) -> list[Level]:
    """Steps of the working days before the deadline are told at the hour that the packs name (CMP-09)."""
    clock = figure_or_present(ticket.pack_set, "reminder_times", "meeting", at=at)
    return [
        Level.parse({"clock": clock} | one) for one in figure(ticket.pack_set, "referrals", "meeting_levels")
    ]


def _promise(
    ticket: Ticket, row: Referral, kind: ClockKind, levels: Sequence[Level], requirements: tuple[str, ...]
) -> Promise:
    shared = conduct(ticket.pack_set)
    target = Duration(Unit.WORKING_DAYS, row.working_days) if row.working_days else None
    rule = ClockRule(
        kind=kind,
        title=str(kind.label),
        levels=tuple(levels),
        amber_percent=shared.amber_percent,
        target=target,
        calendar=CHINA,
        starts_on="referred",
        source=row.document,
        source_kind="law",
        rules=requirements,
    )
    start = at_local(row.received_on)
    if row.last_day:
        return fixed_promise(rule, start, by_end_of(row.last_day), calendar(CHINA))
    return promise(rule, start, calendar(CHINA))


def _report(ticket: Ticket, row: Referral, at: datetime) -> None:
    """Department head and supervising leader learn at once (CMP-08)."""
    book = PostBook(at=at)
    posts = figure(ticket.pack_set, "referrals", "told")
    people = [one for post in posts for one in book.holders(post, ticket.unit.pk)]
    notify(
        cause=f"ticket:{ticket.pk}:referral:{row.n}",
        users=people or book.holders(Post.GROUP, ticket.unit.pk),
        subject=later("%(number)s 主管部门转办", number=ticket.number),
        body=later(
            "请立即调查并召开会议，形成决议后方可答复。单号：%(number)s，文号：%(document)s。",
            number=ticket.number,
            document=row.document,
        ),
        at=at,
        stream=ticket.pk,
        severity="high",
    )


@transaction.atomic
def resolve(
    *,
    ticket: Ticket,
    met_on: date,
    attendees: str,
    resolution: str,
    by: User,
    at: datetime,
    file: IO[bytes] | None = None,
) -> Referral:
    """Attach the meeting's resolution with day and attendees to the oldest referral without one.

    The signed paper may go with it as a picture or document. Raises TicketRefused.
    """
    held, _complaint = complaint_of(ticket)
    row = first(held, resolved_at=None)
    if not attendees.strip() or not resolution.strip():
        raise TicketRefused(_("请填写参会人和决议内容。"))
    row.met_on, row.attendees, row.resolution = met_on, attendees.strip(), resolution.strip()
    row.resolved_at, row.resolved_by = at, by
    row.resolution_file = _kept(held, file, by, at) if file else None
    row.save(update_fields=[*RESOLUTION, "resolved_at", "resolved_by"])
    _meet(held, ClockKind.MEETING_WARNING, row.n, by, at)
    record(held.pk, ReferralResolved(row.pk, met_on.isoformat()), by=by, at=at)
    return row


def _kept(ticket: Ticket, file: IO[bytes], by: User, at: datetime) -> Attachment:
    try:
        return attachments.store(
            stream=ticket.pk, file=file, purpose=Purpose.DOCUMENT, by=by, at=at, accept=PAPERS
        )
    except attachments.BadFile as error:
        raise TicketRefused(str(error)) from error


@transaction.atomic
def reply(*, ticket: Ticket, reply: str, by: User, at: datetime) -> Referral:
    """Reply to the authority; locked until the meeting's resolution is attached (CMP-08)."""
    held, _complaint = complaint_of(ticket)
    row = first(held, replied_at=None)
    if not row.is_resolved:
        raise TicketRefused(_("须先形成会议决议，才能答复主管部门。"))
    if not reply.strip():
        raise TicketRefused(_("请填写答复内容。"))
    row.reply, row.replied_at, row.replied_by = reply.strip(), at, by
    row.save(update_fields=["reply", "replied_at", "replied_by"])
    _meet(held, ClockKind.AUTHORITY_DEADLINE, row.n, by, at)
    record(held.pk, ReferralReplied(row.pk), by=by, at=at)
    return row


def first(ticket: Ticket, **where: None) -> Referral:
    """The oldest referral that still misses something; raises TicketRefused where none does."""
    row = Referral.objects.filter(complaint=ticket.pk, **where).order_by("n").first()
    if row is None:
        raise TicketRefused(_("没有待办理的转办。"))
    return row


def _meet(ticket: Ticket, kind: str, n: int, by: User, at: datetime) -> None:
    for clock in ticket.stream.clocks.running().filter(kind=kind, n=n):  # type: ignore[attr-defined]
        deadlines.meet(clock=clock, at=at, by=by)
    refresh_due(ticket)
