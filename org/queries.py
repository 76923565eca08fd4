"""Who holds which post, and what waits for a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from core.clock import local_day
from core.doors import APPROVAL_KINDS, GUIDE_STEPS, SETUP_STEPS, GuideStep, SetupStep
from core.models import Event
from core.streams import kinds, name_of
from org.enums import AbsenceState, Post, Right, UnitKind
from org.models import Absence, Appointment, Approval, EmergencyDuty, Guide, Roster, Shift, Unit, User
from org.rules import POST_OF_DEPARTMENT

MOST_SCANNED = 500
MOST_WAITING = 100
DUTY_COMPLAINT = "complaint"


def present(day: object) -> Q:
    """Appointments in force on a day."""
    return Q(until=None) | Q(until__gte=day)


def holders(post: str, unit: Unit, *, at: object) -> list[User]:
    """Active people with the post at the nearest unit at or above `unit`; empty when nobody holds it."""
    for place in unit.upwards():
        found = _at(place, [post], at)
        if found:
            return found
    return []


def appointed_upwards(posts: Iterable[str], unit: Unit, *, at: datetime) -> list[Appointment]:
    """Present appointments of active people to one of the posts at `unit` or above it, nearest unit first."""
    places = {place.pk: rank for rank, place in enumerate(unit.upwards())}
    rows = _of_the_day(local_day(at)).filter(unit__in=places, post__in=list(posts), user__is_active=True)
    found = rows.select_related("user", "unit").order_by("user__username", "pk")
    return sorted(found, key=lambda row: places[row.unit_id])


def _at(unit: Unit, posts: list[str], at: object) -> list[User]:
    day = local_day(at) if hasattr(at, "hour") else at  # type: ignore[arg-type]
    rows = (
        Appointment.objects.filter(
            present(day), unit=unit, post__in=posts, since__lte=day, user__is_active=True
        )
        .select_related("user")
        .order_by("user__username")
    )
    return list({row.user_id: row.user for row in rows}.values())


def contacts_of(department: str, unit: Unit, *, at: object) -> list[User]:
    """Who takes on a department's tasks at the nearest unit at or above; empty when nobody does (ORG-06)."""
    day = local_day(at) if hasattr(at, "hour") else at  # type: ignore[arg-type]
    rows = _of_the_day(day).filter(
        post=POST_OF_DEPARTMENT[department], department=department, user__is_active=True
    )
    for place in unit.upwards():
        found = {row.user_id: row.user for row in rows.filter(unit=place).select_related("user")}
        if found:
            return list(found.values())
    return []


def possible_managers(project: Unit, *, at: datetime) -> QuerySet[User]:
    """Active people with a present post at the project or above it (ORG-15)."""
    places = [place.pk for place in project.upwards()]
    held = _of_the_day(local_day(at)).filter(unit__in=places)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name")


def group_unit() -> Unit:
    """The group centre; Unit.DoesNotExist before the company is set up."""
    return Unit.objects.get(kind=UnitKind.GROUP)


def regions() -> list[Unit]:
    return list(Unit.objects.filter(kind=UnitKind.REGION, is_active=True).select_related("stream"))


def sole_administrator(user: User, *, at: datetime) -> bool:
    """Is the person an administrator, and the only one whose account is open?"""
    day = local_day(at)
    posts = Appointment.objects.filter(
        present(day), post=Post.ADMIN, unit__kind=UnitKind.GROUP, since__lte=day, user__is_active=True
    )
    return set(posts.values_list("user_id", flat=True)) == {user.pk}


def people(user: Any, *, day: date, q: str = "", unit: Unit | None = None, state: str = "") -> QuerySet[User]:
    """Accounts the person may see, posts of the day in `posts_now`; `unit` includes what is below it."""
    rows = User.objects.visible_to(user).prefetch_related(
        Prefetch("appointments", _of_the_day(day).select_related("unit"), to_attr="posts_now")
    )
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(username__icontains=q) | Q(phone__contains=q))
    if unit:
        held = _of_the_day(day).filter(Q(unit=unit) | Q(unit__parent=unit))
        rows = rows.filter(pk__in=held.values("user"))
    return rows.filter(is_active=state == "open") if state else rows


def _of_the_day(day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(present(day), since__lte=day)


def unit_tree(user: Any) -> list[tuple[Unit, int]]:
    """Visible units with their depth, superiors first, in one query."""
    rows = list(Unit.objects.visible_to(user))
    below: dict[int | None, list[Unit]] = {}
    known = {row.pk for row in rows}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)

    def walk(parent: int | None, depth: int) -> list[tuple[Unit, int]]:
        return [line for row in below.get(parent, []) for line in ((row, depth), *walk(row.pk, depth + 1))]

    return walk(None, 0)


def history(owner: User | Unit, *, most: int = 50) -> list[Event]:
    """The latest events of an account or unit, newest first."""
    if owner.stream_id is None:
        return []
    return list(Event.objects.filter(stream=owner.stream_id).order_by("-pk")[:most])


def approval_word(code: str) -> str:
    """The word of an approval kind; the code itself when its room is not there."""
    return next((str(kind.label) for kind in APPROVAL_KINDS if kind.code == code), code)


@dataclass(frozen=True)
class Waiting:
    """An open request the person may decide: its word and where it is decided."""

    approval: Approval
    label: str
    url: str

    @property
    def subject(self) -> str:
        """The number of what it is about, else its name."""
        return self.approval.stream.number or name_of(self.approval.stream)


def approval_inbox(user: Any) -> list[Waiting]:
    """Open requests that wait for this person, the most urgent first, at most 100."""
    known = {kind.code: kind for kind in APPROVAL_KINDS}
    seen = Q(pk__in=[])
    for kind in kinds():
        seen |= Q(stream__kind=kind.kind, stream_id__in=kind.visible_to(user).values("pk"))
    rows = Approval.objects.open().filter(seen, kind__in=known).select_related("stream", "asker")
    soonest = list(rows.order_by(F("due_at").asc(nulls_last=True), "asked_at", "pk")[:MOST_SCANNED])
    for kind in APPROVAL_KINDS:
        kind.prepare([row for row in soonest if row.kind == kind.code])
    found = [row for row in soonest if known[row.kind].may_decide(user, row)]
    return [
        Waiting(row, str(known[row.kind].label), known[row.kind].url(row)) for row in found[:MOST_WAITING]
    ]


def on_duty(unit: Unit, at: datetime, kind: str = "hotline") -> list[User]:
    """Who is on duty by the published roster of the nearest unit at or above; `complaint` names one (INT-30)."""
    for place in unit.upwards():
        shifts = list(Shift.objects.running(place, at).prefetch_related("people"))
        if kind == DUTY_COMPLAINT:
            people = [shift.complaint_owner for shift in shifts if shift.complaint_owner]
        else:
            people = [person for shift in shifts for person in shift.people.all()]
        found = {person.pk: person for person in people if person.is_active}
        if found:
            return list(found.values())
    return []


def open_setup_steps() -> list[SetupStep]:
    """Registers that still keep an empty company from its first ticket."""
    return [step for step in SETUP_STEPS if not step.done()]


class PostBook:
    """All present posts and the tree in two queries, for asking about many units at one instant.

    `only` is a unit whose posts and those above are enough: one query.
    """

    def __init__(self, *, at: object, only: Unit | None = None) -> None:
        day = local_day(at) if hasattr(at, "hour") else at  # type: ignore[arg-type]
        places = only.upwards() if only else []
        tree = [(place.pk, place.parent_id) for place in places] or Unit.objects.values_list(
            "pk", "parent_id"
        )
        self._parent: dict[int, int | None] = dict(tree)
        self._people: dict[tuple[str, int], list[User]] = {}
        rows = Appointment.objects.filter(present(day), since__lte=day, user__is_active=True)
        rows = rows.filter(unit__in=places) if only else rows
        for row in rows.select_related("user").order_by("user__username"):
            self._people.setdefault((row.post, row.unit_id), []).append(row.user)

    def holders(self, post: str, unit_id: int) -> list[User]:
        """As `holders`: people with the post at the nearest unit at or above."""
        place: int | None = unit_id
        while place is not None:
            found = self._people.get((post, place))
            if found:
                return found
            place = self._parent[place]
        return []


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class DutyWeek:
    """A unit's week: its roster where one was begun, and the shifts of each day."""

    roster: Roster | None
    days: list[tuple[date, list[Shift]]]


def duty_week(unit: Unit, monday: date) -> DutyWeek:
    """Shifts by the day they begin, in two queries and one for the people."""
    roster = Roster.objects.filter(unit=unit, monday=monday).select_related("unit", "published_by").first()
    rows = roster.shifts.select_related("complaint_owner").prefetch_related("people") if roster else ()
    by_day: dict[date, list[Shift]] = {monday + timedelta(days=number): [] for number in range(7)}
    for shift in rows:
        by_day[local_day(shift.starts_at)].append(shift)
    return DutyWeek(roster, list(by_day.items()))


def emergency_week(unit: Unit, monday: date) -> list[tuple[date, EmergencyDuty | None]]:
    """The emergency contacts of each day of a week, in two queries."""
    days = [monday + timedelta(days=number) for number in range(7)]
    rows = EmergencyDuty.objects.filter(unit=unit, day__in=days).select_related("primary")
    named = {row.day: row for row in rows.prefetch_related("backups")}
    return [(day, named.get(day)) for day in days]


def emergency_contacts(unit: Unit, day: date) -> list[User]:
    """Whom to reach on a day: the primary first, then the backups, of the nearest unit at or above (SLA-22)."""
    for place in unit.upwards():
        row = EmergencyDuty.objects.filter(unit=place, day=day).select_related("primary").first()
        if row:
            return [row.primary, *row.backups.all()]
    return []


def staff_of(unit: Unit, *, at: datetime) -> QuerySet[User]:
    """Active people with a present post at the unit or below it: whom its roster may name."""
    held = _of_the_day(local_day(at)).filter(Q(unit=unit) | Q(unit__parent=unit))
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")


MOST_STAND_INS = 3  # a deputy may be away too


def acting(user: User, at: datetime) -> User:
    """Who does the person's work at an instant: the deputy while the person is away, else the person (ORG-24)."""
    here = user
    for _step in range(MOST_STAND_INS):
        away = Absence.objects.at(at).filter(user=here).select_related("deputy").first()
        if away is None or away.deputy is None or not away.deputy.is_active:
            return here
        here = away.deputy
    return here


def away(users: Iterable[int], *, since: datetime, until: datetime) -> dict[int, list[Absence]]:
    """Absences in force of some people in a half-open span, by person, in one query."""
    found: dict[int, list[Absence]] = {}
    rows = Absence.objects.during(since, until).filter(user__in=list(users)).select_related("deputy")
    for row in rows.order_by("since"):
        found.setdefault(row.user_id, []).append(row)
    return found


def led_people(user: Any) -> QuerySet[User]:
    """The person, and everybody with a post at or below the units where the person approves leave."""
    scope = user.scope.within(Right.APPROVE_LEAVE)
    everybody = User.objects.filter(is_active=True).order_by("name")
    if scope.group:
        return everybody
    units = Q(appointments__unit__in=scope.region_ids | scope.project_ids)
    units |= Q(appointments__unit__parent__in=scope.region_ids)
    return everybody.filter(Q(pk=user.pk) | units).distinct()


def colleagues(user: Any) -> QuerySet[User]:
    """Active people with a post in the person's regions, who may stand in."""
    regions = {one.unit_id for one in user.scope.held} | _parents(user)
    near = Q(appointments__unit__in=regions) | Q(appointments__unit__parent__in=regions)
    rows = User.objects.filter(is_active=True, appointments__until=None)
    return (rows if user.scope.group else rows.filter(near)).distinct().order_by("name")


def _parents(user: Any) -> set[int]:
    projects = Unit.objects.filter(pk__in=user.scope.project_ids)
    return set(projects.exclude(parent=None).values_list("parent_id", flat=True))


def leave_inbox(user: Any) -> list[Absence]:
    """Leave that waits for this person's word, soonest first (ORG-12)."""
    if not user.scope.has(Right.APPROVE_LEAVE):
        return []
    rows = Absence.objects.visible_to(user).filter(state=AbsenceState.WAITING).exclude(user=user.pk)
    return list(rows.exclude(deputy=user.pk).select_related("user").order_by("since")[:MOST_WAITING])


def language_of(user: Any) -> str:
    """In which language a person is written to; somebody without an account gets the house's."""
    chosen = getattr(user, "language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Walk:
    """The first steps of a person, each with whether it was taken."""

    steps: list[tuple[GuideStep, bool]]

    @property
    def left(self) -> int:
        return sum(not taken for _step, taken in self.steps)

    @property
    def left_words(self) -> str:
        return _("还有 %(count)d 步") % {"count": self.left}


def guide_steps(user: Any) -> list[GuideStep]:
    """First steps of the person's posts."""
    return [step for step in GUIDE_STEPS if step.posts & user.scope.posts]


def guide_of(user: Any) -> Walk | None:
    """What the start page shows; None for who put it away, or whose posts have no steps."""
    steps = guide_steps(user)
    guide = Guide.objects.filter(user=user.pk).first() if steps else None
    if not steps or (guide and guide.closed_at):
        return None
    done = guide.done if guide else []
    return Walk([(step, step.code in done) for step in steps])
