"""The month page: sets of tickets, their sizes, and the four indicators of RPT-20."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from deadlines.enums import ClockKind
from deadlines.models import Clock
from dispatch.models import Visit, WorkOrder
from followups.enums import SATISFIED, CallState
from followups.models import Call
from org.enums import UnitKind
from org.models import Unit
from reports.enums import Figure
from reports.rules import Span, share
from tickets.enums import Channel, Status
from tickets.models import Complaint, Reopening, Ticket
from warranty.models import Case

Tickets = QuerySet[Ticket]

IS_COMPLAINT = Q(complaint__isnull=False)
SENT_TO = Q(Exists(WorkOrder.objects.filter(ticket=OuterRef("pk"))))
BY_CASE = Q(Exists(Case.objects.fulfilled().filter(ticket=OuterRef("pk"))))
VISITED = Q(Exists(Visit.objects.filter(order__ticket=OuterRef("pk"), arrived_at__isnull=False)))


def of_unit(tickets: Tickets, unit: Unit) -> Tickets:
    """Tickets of a branch and everything below it."""
    if unit.kind == UnitKind.GROUP:
        return tickets
    return tickets.filter(region=unit) if unit.kind == UnitKind.REGION else tickets.filter(project=unit)


def breached(*kinds: str) -> Q:
    """Has the ticket a breached clock (of these kinds, else of any)? Imported, quiet breaches count."""
    clocks = Clock.objects.filter(stream=OuterRef("pk"), breached_at__isnull=False)
    return Q(Exists(clocks.filter(kind__in=kinds) if kinds else clocks))


def registered(tickets: Tickets, span: Span) -> Tickets:
    return tickets.filter(registered_at__gte=span.start, registered_at__lt=span.end)


def by_channel(tickets: Tickets, span: Span) -> list[tuple[str, Any, int]]:
    """Registered tickets of each channel with its word, zeros too; they add up to all (INT-01)."""
    counts = dict(registered(tickets, span).order_by().values_list("channel").annotate(Count("pk")))
    return [(channel.value, channel.label, counts.get(channel.value, 0)) for channel in Channel]


def closed(tickets: Tickets, span: Span) -> Tickets:
    """Phone-resolved, archived or cancelled in the span."""
    return tickets.filter(closed_at__gte=span.start, closed_at__lt=span.end)


def closed_in_time(tickets: Tickets, span: Span) -> Tickets:
    """Reply and completion both kept."""
    return closed(tickets, span).filter(~breached(ClockKind.REPLY, ClockKind.COMPLETE))


def phone_resolved(tickets: Tickets, span: Span) -> Tickets:
    """Without a visit, and not by an exchange, a refund or a repair at the factory (INT-10)."""
    return closed(tickets, span).filter(~SENT_TO, ~BY_CASE).exclude(status=Status.CANCELLED)


def reached(span: Span) -> QuerySet[Call]:
    """Follow-up calls about tickets that reached the customer in the span."""
    return Call.objects.filter(
        ticket__isnull=False,
        state=CallState.REACHED,
        closed_at__gte=span.start,
        closed_at__lt=span.end,
    )


def latest_answer(span: Span) -> Subquery:
    """What the customer of a ticket said last."""
    calls = reached(span).filter(ticket=OuterRef("pk"))
    return Subquery(calls.order_by("-round", "-pk").values("satisfaction")[:1])


def rated(tickets: Tickets, span: Span) -> Tickets:
    """The customer said in a follow-up call of the span how satisfied he is.

    The tickets of these calls come first, so that no other ticket is asked for its last answer.
    """
    asked = tickets.filter(pk__in=reached(span).values("ticket"))
    return asked.annotate(answer=latest_answer(span))


def satisfied(tickets: Tickets, span: Span) -> Tickets:
    return rated(tickets, span).filter(answer__in=SATISFIED)


def onsite_closed(tickets: Tickets, span: Span) -> Tickets:
    """Archived in the span after a visit."""
    return closed(tickets, span).filter(VISITED, status=Status.ARCHIVED)


def first_time(repeat_days: int) -> Q:
    """Solved in one visit, never reopened, and not reported again within the pack's days."""
    second = Visit.objects.filter(order__ticket=OuterRef("pk"), arrived_at__isnull=False)
    again = (
        Ticket.objects.annotate(problem=Coalesce("category_id", 0))
        .filter(
            asset=OuterRef("asset"),
            problem=Coalesce(OuterRef("category_id"), 0),
            registered_at__gt=OuterRef("registered_at"),
            registered_at__lte=OuterRef("closed_at") + timedelta(days=repeat_days),
        )
        .exclude(pk=OuterRef("pk"))
    )
    return (
        ~Q(Exists(second.order_by("pk")[1:2]))
        & ~Q(Exists(Reopening.objects.filter(ticket=OuterRef("pk"))))
        & (Q(asset=None) | ~Q(Exists(again)))
    )


def first_visit(tickets: Tickets, span: Span, repeat_days: int) -> Tickets:
    return onsite_closed(tickets, span).filter(first_time(repeat_days))


def complaints(tickets: Tickets, span: Span) -> Tickets:
    return registered(tickets, span).filter(IS_COMPLAINT)


def complaints_closed(tickets: Tickets, span: Span) -> Tickets:
    ended = Complaint.objects.filter(pk=OuterRef("pk"), closed_at__gte=span.start, closed_at__lt=span.end)
    return tickets.filter(Exists(ended))


def complaints_in_time(tickets: Tickets, span: Span) -> Tickets:
    """No clock of any kind breached."""
    return complaints_closed(tickets, span).filter(~breached())


SETS: dict[str, Callable[[Tickets, Span], Tickets]] = {
    Figure.REGISTERED: registered,
    Figure.CLOSED: closed,
    Figure.CLOSED_IN_TIME: closed_in_time,
    Figure.PHONE_RESOLVED: phone_resolved,
    Figure.RATED: rated,
    Figure.SATISFIED: satisfied,
    Figure.ONSITE_CLOSED: onsite_closed,
    Figure.COMPLAINTS: complaints,
    Figure.COMPLAINTS_CLOSED: complaints_closed,
    Figure.COMPLAINTS_IN_TIME: complaints_in_time,
}


def tickets_of(figure: str, tickets: Tickets, span: Span, repeat_days: int) -> Tickets:
    """The tickets that add up to one number of the month page; KeyError for an unknown figure."""
    if figure == Figure.FIRST_VISIT:
        return first_visit(tickets, span, repeat_days)
    return SETS[figure](tickets, span)


@dataclass(frozen=True)
class Indicator:
    """A share of two figures; both open their tickets."""

    label: Any
    part: str
    whole: str
    formula: Any


INDICATORS = (
    Indicator(_("客户满意度"), Figure.SATISFIED, Figure.RATED, _("满意及非常满意 ÷ 已评价")),
    Indicator(
        _("服务及时率"), Figure.CLOSED_IN_TIME, Figure.CLOSED, _("答复与完成均及时的工单 ÷ 已结案工单")
    ),
    Indicator(
        _("服务一次成功率"),
        Figure.FIRST_VISIT,
        Figure.ONSITE_CLOSED,
        _("一次上门解决且规定天数内无重复报修 ÷ 上门结案工单"),
    ),
    Indicator(
        _("投诉处理及时率"),
        Figure.COMPLAINTS_IN_TIME,
        Figure.COMPLAINTS_CLOSED,
        _("各时限均及时的投诉 ÷ 已结案投诉"),
    ),
)


def numbers(tickets: Tickets, span: Span, repeat_days: int) -> dict[str, int]:
    """Size of every set, in four statements; `tickets_of` gives the tickets behind each."""
    return (
        _sizes(registered(tickets, span), {Figure.COMPLAINTS: IS_COMPLAINT}, Figure.REGISTERED)
        | _sizes(closed(tickets, span), _closed_parts(tickets, span, repeat_days), Figure.CLOSED)
        | _sizes(rated(tickets, span), {Figure.SATISFIED: Q(answer__in=SATISFIED)}, Figure.RATED)
        | _sizes(
            complaints_closed(tickets, span),
            {Figure.COMPLAINTS_IN_TIME: ~breached()},
            Figure.COMPLAINTS_CLOSED,
        )
    )


def _closed_parts(tickets: Tickets, span: Span, repeat_days: int) -> dict[str, Any]:
    """Conditions on closed tickets; the last two only look at tickets that were visited."""
    return {
        Figure.CLOSED_IN_TIME: ~breached(ClockKind.REPLY, ClockKind.COMPLETE),
        Figure.PHONE_RESOLVED: ~SENT_TO & ~BY_CASE & ~Q(status=Status.CANCELLED),
        Figure.ONSITE_CLOSED: Q(status=Status.ARCHIVED) & VISITED,
        Figure.FIRST_VISIT: Q(status=Status.ARCHIVED) & VISITED & first_time(repeat_days),
    }


def _sizes(rows: Tickets, parts: dict[str, Any], whole: str) -> dict[str, int]:
    counts = {str(name): Count("pk", filter=condition) for name, condition in parts.items()}
    found: dict[str, int] = rows.order_by().aggregate(**counts, **{str(whole): Count("pk")})
    return found


def indicators(sizes: dict[str, int]) -> list[tuple[Indicator, int, int, str]]:
    """Each indicator with its part, whole and share; "–" where nothing is to be divided (RPT-20)."""
    return [
        (one, sizes[one.part], sizes[one.whole], share(sizes[one.part], sizes[one.whole]))
        for one in INDICATORS
    ]
