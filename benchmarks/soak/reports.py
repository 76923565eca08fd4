"""Days of reports: rounds at all hours, outages, kills; then everything is counted (RPT-01 to RPT-11)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from benchmarks.soak.dying import dying
from core.clock import at_local, local_day
from core.models import Event
from core.outbox import deliver_due
from deadlines.models import Clock, Firing
from deadlines.operations import sweep
from notifications.models import Message
from org.models import Unit
from org.queries import regions
from reports.enums import ReportKind, RunState
from reports.models import ReportRun
from reports.queries.kinds import kinds, units_of, working_days
from reports.queries.makers import MAKERS
from reports.rules import Span
from reports.rules.periods import period, periods
from reports.rules.schedule import Kind, times, wanted
from reports.tasks import STEPS

HOURS = (
    time(0, 10, 30),
    time(8, 50, 30),
    time(9, 0, 1),
    time(17, 0, 30),
    time(17, 20, 30),
    time(17, 30, 1),
    time(18, 0, 1),
)
OUTAGES = (timedelta(hours=2), timedelta(hours=9), timedelta(hours=30))
Complain = Callable[[Unit, datetime], None]


@dataclass
class Course:
    """What is simulated: days, chances of a kill per round and of an outage per day."""

    first: date
    days: int
    seed: int = 1
    kill: float = 0.15
    outage: float = 0.06
    complaints: list[tuple[int, datetime]] = field(default_factory=list)
    rounds: int = 0
    killed: int = 0
    outages: int = 0

    @property
    def end(self) -> datetime:
        return at_local(self.first + timedelta(days=self.days))


def run(course: Course, complain: Complain) -> list[str]:
    """Live through the days; returns what is wrong in the end, nothing when all is well."""
    random = Random(course.seed)
    down_until = at_local(course.first)
    for at in _moments(course, random):
        if isinstance(at, tuple):
            unit, when = at
            complain(unit, when)
            course.complaints.append((unit.pk, when))
        elif at >= down_until:
            if random.random() < course.outage / len(HOURS):
                down_until = at + random.choice(OUTAGES)
                course.outages += 1
            _round(course, at, random, course.kill)
    _round(course, course.end, random, 0)
    return check(course)


def _moments(course: Course, random: Random) -> Iterator[datetime | tuple[Unit, datetime]]:
    """Rounds and complaints in the order of time."""
    units = regions()
    for n in range(course.days):
        day = course.first + timedelta(days=n)
        marks: list[tuple[datetime, Unit | None]] = [(at_local(day, clock), None) for clock in HOURS]
        marks += [(at_local(day) + timedelta(seconds=random.randrange(86_400)), None) for _ in range(2)]
        if random.random() < 0.5:
            second = random.choice((random.randrange(86_400), 62_399, 62_400, 86_399, 0))
            marks.append((at_local(day) + timedelta(seconds=second), random.choice(units)))
        for at, unit in sorted(marks, key=lambda mark: mark[0]):
            yield at if unit is None else (unit, at)


def _round(course: Course, at: datetime, random: Random, kill: float) -> None:
    """One round of the periodic work; a killed one leaves the rest to the next."""
    course.rounds += 1
    with dying(random, chance=kill) as died:
        for step in STEPS:
            step(at=at)
        sweep(at=at)
        deliver_due(at=at)
    course.killed += bool(died)


def check(course: Course) -> list[str]:
    """Missed, doubled, wrongly filled or wrongly timed reports, in words for the log."""
    found = [*_missed(course), *_doubled(), *_filled(course), *_told()]
    stuck = ReportRun.objects.filter(state=RunState.DRAFT, send_at__lte=course.end, version=1, replaced=False)
    return [*found, *(f"not sent by itself: {run}" for run in stuck)]


def _missed(course: Course) -> Iterator[str]:
    """Every period of every kind that was owed between the first and the last day."""
    for code, kind in kinds(at=course.end).items():
        for unit in units_of(kind) if code in MAKERS else ():
            held = Counter(ReportRun.objects.filter(kind=code, unit=unit).values_list("period", flat=True))
            owed = {span.first for span in _owed(kind, course)}
            yield from (f"missed: {code} {unit} {day}" for day in sorted(owed - held.keys()))
            yield from (f"not owed: {code} {unit} {day}" for day in sorted(held.keys() - owed))
            yield from (f"doubled: {code} {unit} {day}" for day, count in held.items() if count > 1)


def _owed(kind: Kind, course: Course) -> Iterator[Span]:
    """From the first period that could still be in time on the first day."""
    calendar, begin = working_days(), at_local(course.first)
    start = period(kind.every, local_day(begin) - timedelta(days=200))
    for span in periods(kind.every, start):
        planned = times(kind, span, calendar)
        if planned.opens_at > course.end:
            return
        if planned.due.at >= begin and wanted(kind, span, calendar):
            yield span


def _doubled() -> Iterator[str]:
    """Events of freezing and sending, and fired levels, once each."""
    for name in ("report.opened", "report.sent"):
        rows = Counter(Event.objects.filter(name=name).values_list("stream_id", flat=True))
        yield from (f"{name} {count} times: stream {stream}" for stream, count in rows.items() if count > 1)
    levels = Counter(Firing.objects.values_list("clock_id", "level"))
    yield from (f"fired {count} times: {key}" for key, count in levels.items() if count > 1)
    messages = Counter(Message.objects.values_list("cause", "channel", "recipient_id", "address"))
    yield from (f"told {count} times: {key}" for key, count in messages.items() if count > 1)


def _filled(course: Course) -> Iterator[str]:
    """Each complaint stands in its day's report, and in the SMS exactly when it came before the freezing."""
    for kind, until in ((ReportKind.DAILY, time.max), (ReportKind.DAILY_SMS, time(17, 20))):
        runs = ReportRun.objects.filter(kind=kind, frozen_at__isnull=False)
        held = {(one.unit_id, one.period): len(one.rows) for one in runs}
        came: Counter[tuple[int, date]] = Counter()
        for unit, when in course.complaints:
            if when < at_local(local_day(when), until):
                came[unit, local_day(when)] += 1
        yield from (
            f"{kind} {key}: {size} rows, {came[key]} complaints"
            for key, size in held.items()
            if size != came[key]
        )


def _told() -> Iterator[str]:
    """A report is late exactly when its clock is breached, and its lateness was escalated once."""
    clocks = {clock.stream_id: clock for clock in Clock.objects.filter(kind="report")}
    late = set(Firing.objects.filter(level="L2").values_list("clock__stream_id", flat=True))
    for run in ReportRun.objects.filter(version=1):
        is_late = clocks[run.pk].is_breached
        if (run.late or (run.sent_at is None and is_late)) != is_late or (run.pk in late) != is_late:
            yield f"late {run.late}, breached {is_late}, escalated {run.pk in late}: {run}"
