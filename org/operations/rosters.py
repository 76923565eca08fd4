"""Planning a week of duty and publishing it (INT-03, INT-30, SLA-20)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import local
from core.punctuation import mark
from org.enums import UnitKind
from org.events import RosterChanged, RosterPublished
from org.models import Roster, Shift, Unit, User
from org.models.roster import WEEK
from org.operations.emergency_duty import uncovered_days
from org.operations.history import hold, note
from org.rules import uncovered


class NotPublishable(ValidationError):
    """The week has a gap or a shift nobody answers for; `messages` name each."""


@transaction.atomic
def open_week(*, unit: Unit, monday: date) -> Roster:
    """The roster of a unit's week, made empty when there is none."""
    return Roster.objects.get_or_create(unit=unit, monday=monday)[0]


@transaction.atomic
def add_shift(
    *,
    roster: Roster,
    starts_at: datetime,
    ends_at: datetime,
    people: Sequence[User],
    complaint_owner: User | None,
    by: User,
    at: datetime,
) -> Shift:
    """A shift that begins in the week; raises ValidationError, NotPublishable never for a draft."""
    held = _held(roster)
    _check_span(held, starts_at, ends_at)
    shift = Shift.objects.create(
        roster=held, starts_at=starts_at, ends_at=ends_at, complaint_owner=complaint_owner
    )
    _staff(shift, people)
    _keep_published(held, by, at)
    return shift


@transaction.atomic
def change_shift(
    *,
    shift: Shift,
    starts_at: datetime,
    ends_at: datetime,
    people: Sequence[User],
    complaint_owner: User | None,
    by: User,
    at: datetime,
) -> Shift:
    """Other times or people; a published week must still hold afterwards, else NotPublishable."""
    roster = _held(shift.roster)
    _check_span(roster, starts_at, ends_at)
    held = Shift.objects.get(pk=shift.pk)
    held.starts_at, held.ends_at, held.complaint_owner = starts_at, ends_at, complaint_owner
    held.save(update_fields=["starts_at", "ends_at", "complaint_owner"])
    _staff(held, people)
    _keep_published(roster, by, at)
    return held


@transaction.atomic
def remove_shift(*, shift: Shift, by: User, at: datetime) -> Roster:
    """Take a shift out; from a published week only where others cover it, else NotPublishable."""
    roster = _held(shift.roster)
    shift.people.clear()
    shift.delete()
    _keep_published(roster, by, at)
    return roster


@transaction.atomic
def copy_week(*, roster: Roster, by: User, at: datetime) -> int:
    """The shifts of the week before, moved by seven days, into an empty draft; returns how many."""
    held = _held(roster)
    if held.published_at or held.shifts.exists():
        raise ValidationError(_("本周已有班次，不能再复制上周。"))
    before = Shift.objects.filter(roster__unit=held.unit_id, roster__monday=held.monday - WEEK)
    rows = list(before.prefetch_related("people").select_related("complaint_owner"))
    for row in rows:
        add_shift(
            roster=held,
            starts_at=row.starts_at + WEEK,
            ends_at=row.ends_at + WEEK,
            people=[person for person in row.people.all() if person.is_active],
            complaint_owner=row.complaint_owner
            if row.complaint_owner and row.complaint_owner.is_active
            else None,
            by=by,
            at=at,
        )
    return len(rows)


@transaction.atomic
def publish(*, roster: Roster, by: User, at: datetime) -> Roster:
    """Put the week in force; raises NotPublishable with every gap and every shift without a name."""
    held = _held(roster)
    if found := faults(held):
        raise NotPublishable(found)
    if held.published_at is None:
        held.published_at, held.published_by = at, by
        held.save(update_fields=["published_at", "published_by"])
        note(held.unit, RosterPublished(roster=held.pk, monday=held.monday.isoformat()), by=by, at=at)
    return held


def faults(roster: Roster) -> list[str]:
    """Why the week cannot be published: uncovered minutes, shifts without people or complaint owner."""
    shifts = list(Shift.objects.covering(roster).prefetch_related("people"))
    manned = [shift for shift in shifts if shift.people.all()]
    spans = [(shift.starts_at, shift.ends_at) for shift in manned]
    gaps = uncovered(spans, roster.starts_at, roster.ends_at)
    return [
        *_without_contacts(roster),
        *(_("无人值班：%(span)s") % {"span": span_words(*gap)} for gap in gaps),
        *(
            _("未指定投诉接待人：%(span)s") % {"span": span_words(shift.starts_at, shift.ends_at)}
            for shift in shifts
            if shift.roster_id == roster.pk and shift.complaint_owner_id is None
        ),
    ]


def _without_contacts(roster: Roster) -> list[str]:
    """The group's week also names whom to reach for emergencies each day (SLA-22)."""
    if roster.unit.kind != UnitKind.GROUP:
        return []
    days = uncovered_days(roster.unit, roster.monday, len(roster.days))
    return (
        [_("没有应急联系人：%(day)s") % {"day": mark("、").join(f"{day:%m-%d}" for day in days)}]
        if days
        else []
    )


def span_words(start: datetime, end: datetime) -> str:
    """3月9日 03:00 至 3月9日 03:30."""
    words = {"from": f"{local(start):%m-%d %H:%M}", "to": f"{local(end):%m-%d %H:%M}"}
    return _("%(from)s 至 %(to)s") % words


def _held(roster: Roster) -> Roster:
    unit = hold(roster.unit)
    held = Roster.objects.get(pk=roster.pk)
    held.unit = unit
    return held


def _check_span(roster: Roster, starts_at: datetime, ends_at: datetime) -> None:
    if not roster.starts_at <= starts_at < roster.ends_at:
        raise ValidationError({"starts": _("班次须在本周内开始。")})
    if ends_at <= starts_at:
        raise ValidationError({"ends": _("班次结束须晚于开始。")})


def _staff(shift: Shift, people: Sequence[User]) -> None:
    """The one who answers complaints is on duty too."""
    owner = [shift.complaint_owner] if shift.complaint_owner else []
    shift.people.set([*people, *owner])


def _keep_published(roster: Roster, by: User, at: datetime) -> None:
    if roster.published_at is None:
        return
    if found := faults(roster):
        raise NotPublishable(found)
    note(roster.unit, RosterChanged(roster=roster.pk, monday=roster.monday.isoformat()), by=by, at=at)
