"""Reading promises, clocks and to-dos; nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Exists, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core import heartbeat
from core.clock import local_day
from core.durations import until
from core.models import Event, Stream
from core.worktime import ALWAYS, Duration, Unit
from deadlines.enums import EXTERNAL, Colour, RescueKind, Trigger
from deadlines.models import Clock, Held, Rescue, Todo
from deadlines.models.todo import TodoQuerySet
from deadlines.replaying import Clocks, Told, replay
from deadlines.rules import CalendarOf, ClockRule, Conduct, Facts, Level, Promise, choose, read_rules
from deadlines.rules import promise as promise_of
from org.calendars import calendar
from org.enums import Right
from org.models import Absence, Appointment, User
from org.queries import present
from packs.models import PackSection
from packs.queries import AnySet, figure, figure_or, sections

_rules: dict[int, list[ClockRule]] = {}
MOST_KEPT = 500
SOME_DAY = datetime(2026, 1, 5, tzinfo=UTC)
"""A working Monday."""


@dataclass(frozen=True, slots=True)
class ClockState:
    """How a clock stands at an instant: colour, time left (negative when over), and both in words."""

    colour: str
    late: bool
    remaining: timedelta | None
    words: str


def promise(
    *,
    pack_set: AnySet,
    facts: Facts,
    at: datetime,
    starts_on: str = Trigger.REGISTERED,
    calendar_of: CalendarOf = calendar,
) -> list[Promise]:
    """What would be promised for facts received at an instant, one per kind (SLA-33); writes nothing.

    `org.calendars.of_unit` gives the calendars of a unit with closures of its own.
    """
    return choose(
        all_rules(pack_set),
        facts,
        start=at,
        calendar_of=calendar_of,
        starts_on=starts_on,
        owner=owner_post(pack_set, facts),
    )


def figure_promise(
    *,
    pack_set: AnySet,
    section: str,
    name: str,
    kind: str,
    unit: Unit,
    start: datetime,
    calendar_name: str = ALWAYS.name,
    owner: str = "",
    calendar_of: CalendarOf = calendar,
) -> Promise:
    """What a flat figure promises for a start, where a pack states a length and no clock rule; KeyError.

    Of packs of one rank the shorter length holds (CNV-12).
    """
    rank, row = _shortest(pack_set, section, name)
    stated, shared = row.figures[name], conduct(pack_set)
    rule = ClockRule(
        kind=kind,
        title=stated["title"],
        levels=shared.levels,
        amber_percent=shared.amber_percent,
        target=Duration(unit, int(stated["value"])),
        calendar=calendar_name,
        owner=owner,
        code=name,
        pack=row.name,
        section_id=row.pk,
        rank=rank,
        source=stated["source"],
        source_kind=stated["basis"],
        rules=tuple(stated.get("requirements", ())),
    )
    return promise_of(rule, start, calendar_of(calendar_name))


def _shortest(pack_set: AnySet, section: str, name: str) -> tuple[str, PackSection]:
    """The smallest figure of the strongest rank that states one, with its rank."""
    found = [(rank, row) for rank, row in sections(pack_set, section) if row.figure(name) is not None]
    if not found:
        raise KeyError(f"{section}.{name}")
    rank = found[0][0]
    return rank, min((row for own, row in found if own == rank), key=lambda one: int(one.figure(name)))


def rules_for(
    *, pack_set: AnySet, facts: Facts, at: datetime = SOME_DAY, calendar_of: CalendarOf = calendar
) -> list[ClockRule]:
    """The rules behind those promises, for a reclassification; `at` settles which of two ends earlier."""
    return [one.rule for one in promise(pack_set=pack_set, facts=facts, at=at, calendar_of=calendar_of)]


def owner_post(pack_set: AnySet, facts: Facts) -> str:
    """The post that answers for this type of problem while nobody is named (SLA-29)."""
    types = (
        one for _rank, row in sections(pack_set, "problem_types") for one in row.figures.get("types", ())
    )
    return next((str(one["responsible"]) for one in types if facts.match(one["facts"])), "")


def all_rules(pack_set: AnySet) -> list[ClockRule]:
    """Every clock rule of a set; those of a frozen one are kept in memory, as it never changes."""
    if pack_set.pk is None:
        return read_rules(sections(pack_set, "clocks"), conduct(pack_set))
    found = _rules.get(pack_set.pk)
    if found is None:
        found = read_rules(sections(pack_set, "clocks"), conduct(pack_set))
        if len(_rules) >= MOST_KEPT:
            _rules.clear()
        _rules[pack_set.pk] = found
    return found


def conduct(pack_set: AnySet) -> Conduct:
    """The default ladder, the amber threshold and what may pause clocks (CNV-13, CNV-14)."""
    return Conduct(
        levels=tuple(Level.parse(level) for level in figure(pack_set, "escalation", "levels")),
        amber_percent=figure(pack_set, "escalation", "amber_percent"),
        pausable=tuple(figure(pack_set, "pauses", "kinds")),
        pause_reasons=tuple(figure(pack_set, "pauses", "reasons")),
        unreachable_attempts=figure(pack_set, "pauses", "unreachable_attempts"),
        pause_most_hours=figure_or(pack_set, "pause_limits", "most_hours", 0),
    )


def clocks_of(stream: Stream | int) -> list[Clock]:
    """All clocks of a stream in the order they began, running or not (SLA-33)."""
    return list(Clock.objects.filter(stream=stream).select_related("responsible", "breach_explained_by"))


def running(stream: Stream | int, kind: str) -> Clock | None:
    """The running clock of a kind, if there is one."""
    return Clock.objects.filter(stream=stream, kind=kind).running().order_by("-n").first()


def next_due(stream: Stream | int) -> datetime | None:
    """The earliest due instant among running clocks; None when nothing is due or all are held."""
    due: datetime | None = Clock.objects.filter(stream=stream).running().aggregate(due=Min("due_at"))["due"]
    return due


def earlier_external(streams: Sequence[int]) -> dict[int, datetime]:
    """The earliest running deadline from outside of each stream that has one (SLA-34)."""
    rows = Clock.objects.running().filter(stream__in=set(streams), kind__in=EXTERNAL, due_at__isnull=False)
    known = rows.order_by("-due_at").values_list("stream", "due_at") if streams else ()
    return {stream: due for stream, due in known if due}


def unexplained_breaches(stream: Stream | int) -> list[Clock]:
    """Breached clocks that still need a reason before the stream's subject is closed (SLA-30)."""
    return list(Clock.objects.filter(stream=stream, breached_at__isnull=False, breach_reason=""))


def is_late(clock: Clock, at: datetime) -> bool:
    """Breached, whether the sweep has seen it yet or not."""
    if clock.breached_at is not None:
        return True
    return clock.is_running and clock.late_from is not None and clock.late_from <= at


def state(clock: Clock, at: datetime) -> ClockState:
    """Colour, time left and words of a clock at an instant (SLA-32)."""
    late = is_late(clock, at)
    if clock.stopped_at is not None:
        return ClockState(Colour.STOPPED, late, None, _("已停止"))
    if clock.met_at is not None:
        return ClockState(
            Colour.RED if late else Colour.MET, late, None, _("超时达成") if late else _("按时达成")
        )
    if clock.due_at is None or clock.amber_at is None:
        return ClockState(Colour.PAUSED, late, None, _("暂停中"))
    left = clock.due_at - at
    colour = Colour.RED if late else Colour.AMBER if clock.amber_at <= at else Colour.GREEN
    return ClockState(colour, late, left, until(clock.due_at, at=at))


def sweep_lag(at: datetime) -> timedelta:
    """How long the longest-waiting level has been due without being fired; zero when none is."""
    oldest = Clock.objects.due_for_firing(at).aggregate(oldest=Min("next_fire_at"))["oldest"]
    return at - oldest if oldest else timedelta()


@dataclass(frozen=True, slots=True)
class SweepState:
    """How the sweep stands: its last sign of life, the oldest level not fired, how many wait."""

    at: datetime
    last_sweep_at: datetime | None
    oldest_due_at: datetime | None
    waiting: int

    @property
    def lag_seconds(self) -> int:
        """How late the oldest level is, or how long the sweep has been silent, whichever is longer."""
        since = [one for one in (self.oldest_due_at, self.last_sweep_at) if one]
        return max((int((self.at - one).total_seconds()) for one in since), default=0)

    def is_late(self, limit: timedelta) -> bool:
        return self.lag_seconds > limit.total_seconds()


def sweep_state(at: datetime) -> SweepState:
    """Read from the rows, whoever asks: it needs neither worker nor beat."""
    due = Clock.objects.due_for_firing(at).aggregate(oldest=Min("next_fire_at"), waiting=Count("pk"))
    age = heartbeat.age("sweep", at=at)
    return SweepState(at, at - age if age is not None else None, due["oldest"], due["waiting"])


def waiting_notices() -> int:
    """Reminders that are kept to be told later or together."""
    return Held.objects.filter(told_in="").count()


def replayed(stream: Stream | int) -> Clocks:
    """The clocks of a stream as its events tell them."""
    return replay(Event.objects.filter(stream=stream).order_by("pk"))


def differing(stream: Stream | int) -> list[Clock]:
    """Clocks whose rows say something else than the events; none in a sound house."""
    told = replayed(stream)
    return [clock for clock in Clock.objects.filter(stream=stream) if told.get(clock.pk) != _as_told(clock)]


def _as_told(clock: Clock) -> Told:
    return Told(
        clock.kind,
        clock.n,
        clock.version,
        clock.due_at,
        clock.met_at,
        clock.stopped_at,
        clock.breached_at,
    )


def rescues(user: Any, which: str) -> QuerySet[Rescue]:
    """Changes shortly before a breach that the person sees: `waiting` for the level above, or judged."""
    rows = Rescue.objects.visible_to(user).select_related("clock__stream", "unit", "by", "judged_by")
    return rows.waiting() if which == "waiting" else rows.exclude(judged_at=None)


def rescue_counts(user: Any, *, since: datetime) -> list[dict[str, Any]]:
    """Per unit and kind since an instant: how many, how many wait, how many were not fine."""
    rows = Rescue.objects.visible_to(user).filter(at__gte=since).order_by()
    counted = rows.values("unit__name", "kind").annotate(
        count=Count("pk"),
        waiting=Count("pk", filter=Q(judged_at=None)),
        not_fine=Count("pk", filter=Q(fine=False)),
    )
    return [row | {"label": RescueKind(row["kind"]).label} for row in counted.order_by("unit__name", "kind")]


def my_todos(user: Any) -> QuerySet[Todo]:
    """Open to-dos of a person."""
    return _with_end(Todo.objects.filter(owner=user))


def department_todos(user: Any) -> QuerySet[Todo]:
    """Open to-dos that wait for one of the person's posts; leaders see all of their units."""
    return _with_end(Todo.objects.visible_to(user).exclude(owner=user))


def tasks(user: Any, which: str) -> QuerySet[Todo]:
    """Tasks of departments: `own` open ones of the person's departments, `given` open ones of others, `done`."""
    rows = Todo.objects.visible_to(user).tasks().select_related("stream", "unit", "owner", "opened_by")
    if which == "done":
        return rows.exclude(done_at=None)
    own = Q(responsible_department__in=user.scope.within(Right.COOPERATE).departments) | Q(owner=user)
    return rows.filter(own, done_at=None) if which == "own" else rows.filter(~own, done_at=None)


def tasks_of(stream: Stream | int) -> list[Todo]:
    """Tasks given about a stream, the latest first, done ones too."""
    rows = Todo.objects.tasks().filter(stream=stream).select_related("owner", "opened_by", "unit")
    return list(rows.order_by("-opened_at", "-pk"))


def _with_end(rows: TodoQuerySet) -> QuerySet[Todo]:
    """Open ones with `ends_at` to sort by: the due instant, or the end of time where there is none."""
    ends = Coalesce("due_at", Value(END_OF_TIME, output_field=DateTimeField()))
    return (
        rows.open().annotate(ends_at=ends).select_related("stream", "unit", "owner").order_by("ends_at", "pk")
    )


END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
BY_END = ("ends_at", "pk")


def candidates(todo: Todo) -> QuerySet[User]:
    """Active people with a present post at the to-do's unit or above it, except its owner."""
    day = local_day(todo.opened_at)
    units = [unit.pk for unit in todo.unit.upwards()]
    posts = Appointment.objects.filter(present(day), unit__in=units).values("user")
    people: QuerySet[User] = User.objects.filter(pk__in=posts, is_active=True)
    return (people if todo.owner_id is None else people.exclude(pk=todo.owner_id)).order_by("username")


def owned_by_absent(at: datetime) -> QuerySet[Todo]:
    """Open to-dos whose owner is away and back too late for them, soonest due first (ORG-24)."""
    away = Absence.objects.at(at).filter(user=OuterRef("owner"))
    in_time = away.filter(until__lt=OuterRef("due_at"))
    rows = Todo.objects.open().startable(at).filter(Exists(away), ~Exists(in_time), due_at__isnull=False)
    return rows.select_related("owner", "unit", "stream").order_by("due_at", "pk")
