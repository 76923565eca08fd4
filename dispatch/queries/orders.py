"""Orders for the technician's list, the phone page and the ticket page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from core.clock import day_end, day_start, local_day
from core.doors import Block
from customers.queries.suppliers import sole_supplier
from dispatch.enums import OrderStatus, Satisfaction
from dispatch.models import (
    Assignment,
    Escalation,
    Finding,
    HelpStep,
    Mismatch,
    QualityFlag,
    Rating,
    ServiceReport,
    StepOut,
    Visit,
    WorkItem,
    WorkOrder,
)
from dispatch.queries.standby import Standby, standby_of
from dispatch.queries.steps import MISSING, agreed_time, contacts_of, repair_file_needed
from dispatch.transitions import LIVE
from tickets.models import ContactLog, Damage, Ticket
from tickets.queries.lists import with_clocks
from warranty.queries.safety import asks_for_safety

STEPS = (
    (OrderStatus.DISPATCHED, _("接单")),
    (OrderStatus.ACCEPTED, _("出发")),
    (OrderStatus.DEPARTED, _("到场")),
    (OrderStatus.ON_SITE, _("处理")),
    (OrderStatus.WORK_DONE, _("完工")),
)
MOST_PAST_JOBS = 5


@dataclass(frozen=True)
class OrderPage:
    """Plain data of the page of one order."""

    order: WorkOrder
    visit: Visit
    plan: Assignment
    missing_at: dict[str, list[Block]]
    contacts: list[ContactLog]
    agreed_at: datetime | None
    ticked: list[str]
    findings: list[Finding]
    mismatches: list[Mismatch]
    escalations: list[Escalation]
    photos: list[Any]
    ratings: list[Any]
    repair_needed: bool
    past: list[Ticket]
    away: StepOut | None
    help_steps: list[HelpStep]
    items: list[WorkItem]
    flagged: bool
    standby: Standby
    damages: list[Damage]
    supplier: str
    safety_asked: bool

    @property
    def missing(self) -> list[Block]:
        """What keeps the order from its next step."""
        return self.missing_at.get(self.order.status, [])

    @property
    def ledger_line(self) -> Any:
        return getattr(self.order, "ledger_line", None)

    @property
    def report(self) -> Any:
        return getattr(self.order, "report", None)

    @property
    def repair_file(self) -> Any:
        return getattr(self.order, "repair_file", None)

    @property
    def signature(self) -> Any:
        return getattr(self.order, "signature", None)

    @property
    def refusal(self) -> Any:
        return getattr(self.order, "refusal", None)

    @property
    def steps(self) -> list[dict[str, Any]]:
        return steps_of(self.order.status)


def steps_of(status: str) -> list[dict[str, Any]]:
    """The step bar: what is done, where we are, what comes."""
    order = [one for one, _label in STEPS]
    here = order.index(status) if status in order else len(order)
    states = ["done" if n < here else "current" if n == here else "todo" for n in range(len(order))]
    return [{"label": label, "state": state} for (_one, label), state in zip(STEPS, states, strict=True)]


def order_page(order: WorkOrder) -> OrderPage:
    """What the page of an order shows, in a fixed number of queries."""
    with_clocks([order.ticket])
    visit = order.visits.latest("n")
    return OrderPage(
        order=order,
        visit=visit,
        plan=Assignment.objects.filter(visit=visit).latest("pk"),
        missing_at={status: found(order) for status, found in MISSING.items()},
        contacts=list(contacts_of(order)),
        agreed_at=agreed_time(order),
        ticked=list(order.ticks.values_list("item", flat=True)),
        findings=list(visit.finding_rows.all()),
        mismatches=list(visit.mismatch_rows.all()),
        escalations=list(visit.escalation_rows.select_related("head", "planned_by")),
        photos=list(order.photos.select_related("file")),
        ratings=list(order.ratings.all()),
        repair_needed=repair_file_needed(order),
        past=past_jobs(order.ticket),
        away=StepOut.objects.filter(visit=visit, back_at=None).first(),
        help_steps=list(HelpStep.objects.filter(visit__order=order)),
        items=list(WorkItem.objects.filter(visit__order=order)),
        flagged=QualityFlag.objects.filter(order__ticket=order.ticket_id).exists(),
        standby=standby_of(order),
        damages=list(order.ticket.damages.select_related("claim__approval")),
        supplier=sole_supplier(order.ticket.asset),
        safety_asked=asks_for_safety(order.ticket),
    )


def past_jobs(ticket: Ticket) -> list[Ticket]:
    """Earlier tickets of the same unit, or of the customer where the unit is not known.

    On site the unit's history is needed, also of jobs that others did, so this goes beyond the technician's
    own jobs; it stays within the job's region, which is the technician's (TKT-04). Number, category, time,
    status and what was found and done are shown (`.reports`), nothing of the customer.
    """
    same = Q(asset=ticket.asset_id) if ticket.asset_id else Q(customer=ticket.customer_id)
    rows = (
        Ticket.objects.filter(same, region=ticket.region_id)
        .exclude(pk=ticket.pk)
        .select_related("stream", "category")
    )
    past = list(rows.order_by("-registered_at")[:MOST_PAST_JOBS])
    reports = ServiceReport.objects.filter(order__ticket__in=past).select_related("order").order_by("pk")
    for one in past:
        one.reports = [row for row in reports if row.order.ticket_id == one.pk]  # type: ignore[attr-defined]
    return past


def todays(user: Any) -> list[WorkOrder]:
    """The technician's open orders by planned time, with `.starts_at` and the ticket's `.clock`."""
    rows = list(
        WorkOrder.objects.for_page()
        .filter(technician__user=user.pk, status__in=LIVE)
        .annotate(starts_at=Min("visits__assignments__planned__startswith"))
        .order_by("starts_at", "pk")
    )
    with_clocks([row.ticket for row in rows])
    return rows


def finished_today(user: Any, *, at: datetime) -> QuerySet[WorkOrder]:
    """What the technician finished on the local day of `at`."""
    day = local_day(at)
    return WorkOrder.objects.for_page().filter(
        technician__user=user.pk,
        status=OrderStatus.RECORDED,
        recorded_at__gte=day_start(day),
        recorded_at__lt=day_end(day),
    )


def count_open(user: Any) -> int:
    """Open orders of a technician, for the tile."""
    return WorkOrder.objects.filter(technician__user=user.pk, status__in=LIVE).count()


def orders_of(ticket: Ticket) -> list[WorkOrder]:
    """All orders of a ticket for its page, latest first, with what hangs on them."""
    return list(
        WorkOrder.objects.filter(ticket=ticket)
        .select_related(
            "technician__user",
            "dispatched_by",
            "ledger_line",
            "report",
            "repair_file",
            "signature__image",
            "refusal__photo",
            "trip_report",
            "quality_flag",
        )
        .prefetch_related(
            "visits__assignments",
            "visits__finding_rows",
            "visits__mismatch_rows",
            "visits__escalation_rows",
            "visits__helpstep_rows",
            "visits__workitem_rows",
            "visits__stepout_rows",
            "photos__file",
            "ratings",
        )
        .order_by("-pk")
    )


def satisfied() -> QuerySet[WorkOrder]:
    """Orders whose customer signed, all three parts of the last verdict satisfied; no refusal (TKT-17)."""
    ratings = Rating.objects.filter(order=OuterRef("pk")).order_by("-pk")
    good = Q(quality=Satisfaction.SATISFIED, attitude=Satisfaction.SATISFIED, time=Satisfaction.SATISFIED)
    return WorkOrder.objects.annotate(last_rating=Subquery(ratings.values("pk")[:1])).filter(
        Exists(Rating.objects.filter(good, pk=OuterRef("last_rating"))),
        signature__isnull=False,
        refused=False,
    )
