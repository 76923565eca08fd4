"""Lists, archives and scores of complaints."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet

from core.clock import day_start
from core.pages import Page, keyset
from org.enums import Department
from packs.queries import current_figure
from tickets.enums import MAJOR, Severity, Stage
from tickets.models import Complaint, DepartmentScore
from tickets.queries.classes import ClassGroup

NEWEST = ("-ticket__registered_at", "-pk")
STALEST = ("progress_at", "pk")
MOST = 99
WHICH = ("open", "overdue", "unhandled", "general", "major", "media", "closed")


def complaints(user: Any, which: str, *, at: datetime) -> QuerySet[Complaint]:
    """Visible complaints of one list; `overdue` are open ones without progress for too long (CMP-12)."""
    rows = Complaint.objects.visible_to(user).select_related(*SHOWN)
    if which == "closed":
        return rows.filter(stage=Stage.CLOSED)
    rows = rows.open()
    narrow = {
        "overdue": lambda: rows.filter(progress_at__lt=stale_before(at)),
        "unhandled": lambda: rows.filter(handler=None),
        "general": lambda: rows.filter(severity=Severity.GENERAL),
        "major": lambda: rows.filter(severity__in=MAJOR),
        "media": lambda: rows.filter(media_at__isnull=False),
    }
    return narrow[which]() if which in narrow else rows


SHOWN = ("ticket__stream", "ticket__region", "ticket__project", "ticket__customer", "handler")


def stale_before(at: datetime) -> datetime:
    """Progress noted before this instant is too old."""
    return at - timedelta(hours=current_figure("complaints", "progress_hours", at=at))


def complaint_list(
    user: Any, which: str, *, at: datetime, cursor: str | None = None, of_class: str = ""
) -> Page:
    """One page; the overdue list begins with what waits longest, the others with the newest."""
    rows = complaints(user, which, at=at)
    if of_class:
        rows = rows.filter(complaint_class=of_class)
    return keyset(rows, order=STALEST if which == "overdue" else NEWEST, cursor=cursor)


def complaint_counts(user: Any, *, at: datetime) -> dict[str, str]:
    """How many stand on the lists of the supervisor, "99+" beyond that; one query over the open ones."""
    rows = Complaint.objects.visible_to(user).open().order_by()
    if not rows.exists():  # an empty company has no figures to read either
        return dict.fromkeys(("overdue", "unhandled", "major", "general"), "0")
    counts = rows.aggregate(
        overdue=Count("pk", filter=Q(progress_at__lt=stale_before(at))),
        unhandled=Count("pk", filter=Q(handler=None)),
        major=Count("pk", filter=Q(severity__in=MAJOR)),
        general=Count("pk", filter=Q(severity=Severity.GENERAL)),
    )
    return {name: f"{MOST}+" if count > MOST else str(count) for name, count in counts.items()}


@dataclass(frozen=True)
class ClassLine:
    """How many complaints of a class came in, were closed and were founded in a month."""

    code: str
    title: str
    registered: int
    closed: int
    founded: int


def month_of(first: date) -> tuple[datetime, datetime]:
    """The instants between which a calendar month lies."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day_start(first), day_start(after)


def by_class(user: Any, group: ClassGroup, first: date) -> list[ClassLine]:
    """A month of complaints by the subject list of a pack, all others under "other" (CMP-02)."""
    start, end = month_of(first)
    seen = Complaint.objects.visible_to(user)
    came = seen.filter(ticket__registered_at__gte=start, ticket__registered_at__lt=end)
    went = seen.filter(closed_at__gte=start, closed_at__lt=end)
    counts = [_tally(rows, group) for rows in (came, went, went.filter(founded=True))]
    return [ClassLine(code, title, *(count[code] for count in counts)) for code, title in group.classes]


def _tally(rows: QuerySet[Complaint], group: ClassGroup) -> Counter[str]:
    found: Counter[str] = Counter()
    counted = rows.order_by().values("complaint_class").annotate(count=Count("pk"))
    for code, count in counted.values_list("complaint_class", "count"):
        found[group.place(code)] += count
    return found


@dataclass(frozen=True)
class DepartmentLine:
    """A department's scores of one month: how many and their mean."""

    department: str
    title: str
    count: int
    mean: Any


def department_scores(user: Any, first: date) -> list[DepartmentLine]:
    """Monthly averages per department over the visible complaints, every department named (CMP-13)."""
    start, end = month_of(first)
    seen = Complaint.objects.visible_to(user).values("pk")
    rows = DepartmentScore.objects.filter(complaint__in=seen, at__gte=start, at__lt=end)
    found = {
        row["department"]: (row["count"], row["mean"])
        for row in rows.order_by().values("department").annotate(count=Count("pk"), mean=Avg("score"))
    }
    return [
        DepartmentLine(code, str(label), *found.get(code, (0, None))) for code, label in Department.choices
    ]
