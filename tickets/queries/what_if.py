"""Tickets of a span under the figures of a draft: their true stories told again, ticket by ticket."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from core.clock import at_local
from core.models import Event
from core.worktime import Calendar
from deadlines.enums import ClockKind, Trigger
from deadlines.models import Clock, Pause
from deadlines.queries import all_rules, figure_promise, is_late
from deadlines.rules import CalendarOf, ClockRule, Facts, choose
from deadlines.what_if import Held, Story, Turn, retell
from org.calendars import calendar
from packs.enums import Rank
from packs.models import PackDraft, PackSection, PackSet
from packs.queries import AnySet, Imagined, imagined, members
from tickets.models import Ticket
from tickets.models.ticket import TicketQuerySet
from tickets.queries.past_facts import TOLD, agreements, facts_since

BOTH = frozenset({ClockKind.REPLY.value, ClockKind.COMPLETE.value})


@dataclass(frozen=True)
class Outcome:
    """One clock: late as it was, and as it would have been; None where the draft promises nothing."""

    kind: str
    before: bool
    after: bool | None


@dataclass(frozen=True)
class Compared:
    """One ticket with the outcomes of its clocks, and where it counts."""

    unit: str
    group: str
    closed: bool
    outcomes: list[Outcome]

    def in_time(self, side: str) -> bool:
        """Were reply and completion both in time (RPT-20)?"""
        return not any(getattr(one, side) for one in self.outcomes if one.kind in BOTH)


@dataclass
class Imagination:
    """The figures of a draft, and perhaps other service hours, over the sets that tickets keep."""

    rows: Sequence[PackSection]
    calendars: dict[str, Calendar] = field(default_factory=dict)
    _sets: dict[int, tuple[AnySet, list[ClockRule]]] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: PackDraft, calendars: Mapping[str, Calendar] | None = None) -> "Imagination":
        return cls(draft.rows, dict(calendars or {}))

    def calendar_of(self, name: str) -> Calendar:
        """The other hours where there are any, else those in force, read once."""
        if name not in self.calendars:
            self.calendars[name] = calendar(name)
        return self.calendars[name]

    def of_set(self, pack_set: PackSet) -> tuple[AnySet, list[ClockRule]]:
        """The set a ticket keeps with the draft in the place of its pack, and all its clock rules."""
        if pack_set.pk not in self._sets:
            held = members(pack_set)
            used = any(row.pack_id == self.rows[0].pack_id for _rank, row in held) if self.rows else False
            made: AnySet = imagined(held, self.rows, Rank.COMPANY) if used else Imagined(tuple(held))
            self._sets[pack_set.pk] = (made, all_rules(made))
        return self._sets[pack_set.pk]


def registered(since: date, until: date) -> TicketQuerySet:
    """Tickets of the whole company registered from one day to another, both included."""
    begin, end = at_local(since), at_local(until + timedelta(days=1))
    return Ticket.objects.filter(registered_at__gte=begin, registered_at__lt=end)


def compared(tickets: Sequence[Ticket], imagination: Imagination, at: datetime) -> Iterator[Compared]:
    """Each ticket of a batch before and after; five queries whatever the number."""
    keys = [ticket.pk for ticket in tickets]
    told: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(stream__in=keys, name__in=TOLD).order_by("pk"):
        told[event.stream_id].append(event)
    pauses = Prefetch("pauses", Pause.objects.in_force().select_related("approval"))
    clocks: dict[int, list[Clock]] = defaultdict(list)
    rows = Clock.objects.filter(stream__in=keys).select_related("pack_section").prefetch_related(pauses)
    for clock in rows.order_by("n", "started_at", "pk"):
        clocks[clock.stream_id].append(clock)
    for ticket in tickets:
        yield _Teller(ticket, told[ticket.pk], imagination, at).compare(clocks[ticket.pk])


class _Teller:
    """Tells the clocks of one ticket again."""

    def __init__(
        self, ticket: Ticket, events: Sequence[Event], imagination: Imagination, at: datetime
    ) -> None:
        self.ticket = ticket
        self.imagination = imagination
        self.pack_set, self.rules = imagination.of_set(ticket.pack_set)
        self.calendar_of: CalendarOf = imagination.calendar_of
        self.at = at
        self.facts = facts_since(ticket, events)
        self.agreed = agreements(events)
        self.last: dict[str, ClockRule] = {}

    def compare(self, clocks: Iterable[Clock]) -> Compared:
        outcomes = [Outcome(clock.kind, is_late(clock, self.at), self._after(clock)) for clock in clocks]
        return Compared(
            self.ticket.unit.name, group_of(self.ticket), self.ticket.closed_at is not None, outcomes
        )

    def _after(self, clock: Clock) -> bool | None:
        """Late under the draft? What no pack decides stays as it was."""
        known = clock.frozen_rule
        if known.target is None or clock.pack_section is None:
            return is_late(clock, self.at)
        first = self._first(clock, known)
        if first is None:
            return None
        told = retell(self._story(clock), first, self.calendar_of)
        self.last[clock.kind] = told.rule
        return told.breached

    def _first(self, clock: Clock, known: ClockRule) -> ClockRule | None:
        """The rule it would have begun with; a reopening without one repeats that of the clock before (CNV-19)."""
        if clock.pack_section is not None and clock.pack_section.section != "clocks":
            return self._of_figure(clock, known)
        rule = self._rule(clock.kind, self._facts_at(clock.started_at), known.starts_on, clock.started_at)
        if rule is None and known.starts_on == Trigger.REGISTERED and clock.n > 1:
            return self.last.get(clock.kind)
        return rule

    def _of_figure(self, clock: Clock, known: ClockRule) -> ClockRule | None:
        """The length a flat figure of the draft gives, where no clock rule stands behind the clock."""
        section, target = clock.pack_section, known.target
        if section is None or target is None:
            return known
        try:
            return figure_promise(
                pack_set=self.pack_set,
                section=section.section,
                name=known.code,
                kind=clock.kind,
                unit=target.unit,
                start=clock.started_at,
                calendar_name=known.calendar,
                calendar_of=self.calendar_of,
            ).rule
        except KeyError:
            return None

    def _rule(self, kind: str, facts: Facts, trigger: str, started: datetime) -> ClockRule | None:
        start = self.ticket.registered_at if trigger == Trigger.REGISTERED else started
        offered = choose(self.rules, facts, start=start, calendar_of=self.calendar_of, starts_on=trigger)
        return next((one.rule for one in offered if one.kind == kind), None)

    def _story(self, clock: Clock) -> Story:
        end = clock.met_at or clock.stopped_at or self.at
        classes = [
            Turn(since, rule=self._rule(clock.kind, facts, Trigger.REGISTERED, clock.started_at))
            for since, facts in self.facts[1:]
            if clock.frozen_rule.starts_on == Trigger.REGISTERED and clock.started_at < since <= end
        ]
        agreed = [Turn(since, agreed=due) for since, due in self.agreed.get(clock.pk, ())]
        pauses = [
            Held(one.reason, one.starts_at, one.ends_at, one.approval.decided_at)
            for one in clock.pauses.all()
            if one.approval.decided_at is not None
        ]
        return Story(clock.started_at, end, [*classes, *agreed], pauses)

    def _facts_at(self, instant: datetime) -> Facts:
        """What was known at an instant, what changed at it included."""
        known = [facts for since, facts in self.facts if since <= instant]
        return known[-1] if known else self.facts[0][1]


def group_of(ticket: Ticket) -> str:
    """Where a ticket counts: the class of a complaint, the urgency of other service."""
    complaint = getattr(ticket, "complaint", None)
    return f"complaint:{complaint.complaint_class}" if complaint else f"service:{ticket.urgency}"
