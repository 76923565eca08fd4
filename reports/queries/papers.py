"""Which papers of which trips are there, and whether the day of attendance is proven."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from dispatch.models import Visit, WorkOrder
from packs.queries import current_figure
from reports.enums import Paper
from reports.models import FormReminder, HandIn
from reports.rules import Span

PROOF = (Paper.ORDER, Paper.SLIP)
"""What proves a day of attendance (RPT-18)."""

WORDS = {"proven": _("已证明"), "unproven": _("未证明"), "open": _("待交单据")}
TONES = {"proven": "ok", "unproven": "danger", "open": "warn"}


def allowed_hours(*, at: datetime) -> int:
    """Within how many hours after a trip its papers are handed in, by the figures in force."""
    return int(current_figure("papers", "hand_in_hours", at=at))


def without_form(*, at: datetime) -> QuerySet[Visit]:
    """Trips that ended longer ago than allowed, without a feedback form and not yet reminded of."""
    ended = at - timedelta(hours=allowed_hours(at=at))
    here = HandIn.objects.filter(visit=OuterRef("pk"), paper=Paper.FEEDBACK_FORM)
    told = FormReminder.objects.filter(visit=OuterRef("pk"))
    rows = Visit.objects.filter(~Exists(here), ~Exists(told), checked_out_at__lt=ended)
    return rows.select_related("order__technician__user", "order__ticket__region").order_by("checked_out_at")


@dataclass(frozen=True)
class Trip:
    """A trip with its papers: paper -> time; state is proven, unproven or open."""

    visit: Visit
    papers: dict[str, datetime]
    state: str

    @property
    def words(self) -> Any:
        return WORDS[self.state]

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def times(self) -> list[datetime | None]:
        """When each kind of paper came, in the order of Paper."""
        return [self.papers.get(paper) for paper in Paper.values]

    @property
    def missing(self) -> list[str]:
        return [paper for paper in Paper.values if paper not in self.papers]


def attendance(ended_at: datetime, papers: dict[str, datetime], *, hours: int, at: datetime) -> str:
    """Proven when order and slip came within the hours, unproven once that is impossible, else open."""
    limit = ended_at + timedelta(hours=hours)
    times = [papers.get(paper) for paper in PROOF]
    if all(time is not None and time <= limit for time in times):
        return "proven"
    late = any(time > limit if time else at > limit for time in times)
    return "unproven" if late else "open"


def trips(user: Any, span: Span, *, at: datetime) -> list[Trip]:
    """Trips that ended in the span, of the orders the person sees, newest first."""
    rows = (
        Visit.objects.filter(
            order__in=WorkOrder.objects.visible_to(user),
            checked_out_at__gte=span.start,
            checked_out_at__lt=span.end,
        )
        .select_related("order__technician__user", "order__ticket__stream", "order__ticket__region")
        .prefetch_related("papers")
        .order_by("-checked_out_at", "-pk")
    )
    hours = allowed_hours(at=at)
    return [_trip(visit, visit.papers.all(), hours, at) for visit in rows]


def _trip(visit: Visit, rows: Iterable[HandIn], hours: int, at: datetime) -> Trip:
    papers = {row.paper: row.at for row in rows}
    ended = visit.checked_out_at or at
    return Trip(visit, papers, attendance(ended, papers, hours=hours, at=at))
