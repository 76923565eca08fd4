"""The technician's phone: the day, and one page per order."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import now
from dispatch import forms as f
from dispatch.enums import OrderStatus
from dispatch.models import WorkOrder
from dispatch.permissions import can_record, can_see_today, can_work, sees_plain_phone
from dispatch.queries.orders import OrderPage, finished_today, order_page, todays
from org.queries import guide_of
from parts.models import Loan, StandbyUnit
from parts.queries.figures import due_back
from warranty.queries import standing
from warranty.queries.case_ways import goods_here

FORMS: dict[str, type[forms.Form]] = {
    "decline": f.ReasonForm,
    "contact": f.ContactForm,
    "ledger": f.LedgerForm,
    "preparation": f.PreparationForm,
    "van": f.VanForm,
    "arrival": f.ArrivalForm,
    "estimate": f.EstimateForm,
    "lend": f.LendingForm,
    "unit-return": f.ReturnUnitForm,
    "findings": f.FindingsForm,
    "mismatch": f.MismatchForm,
    "escalation": f.EscalationForm,
    "photos": f.PhotosForm,
    "repair": f.RepairForm,
    "outcome": f.OutcomeForm,
    "report": f.ReportForm,
    "closure": f.ClosureForm,
    "record": f.RecordForm,
    "evidence": f.EvidenceForm,
    "check-out": f.CheckOutForm,
    "visit-end": f.VisitEndForm,
    "step-out": f.StepOutForm,
    "help": f.HelpForm,
    "item": f.ItemForm,
    "damage": f.DamageForm,
    "quality": f.QualityForm,
}
DAY = timedelta(days=1)
BEFORE = (OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)
WITH_CUSTOMER = (OrderStatus.ON_SITE, OrderStatus.WORK_DONE)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Open orders by planned time, and what was finished today."""
    if not can_see_today(request.user):
        raise PermissionDenied(_("只有技师有今日任务。"))
    at = now()
    context = {
        "orders": todays(request.user),
        "finished": finished_today(request.user, at=at),
        "at": at,
        "own_page": True,
        "walk": guide_of(request.user),
    }
    return render(request, "dispatch/today.html", context)


@require_safe
def order(request: HttpRequest, number: str) -> HttpResponse:
    """One order from acceptance to recording."""
    return show(request, load(request, number))


def load(request: HttpRequest, number: str) -> WorkOrder:
    """The order of a number, if the person may see it."""
    return get_object_or_404(WorkOrder.objects.visible_to(request.user).for_page(), number=number.upper())


def show(
    request: HttpRequest, order: WorkOrder, bound: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    """The page of an order; `bound` are forms that were sent and refused."""
    page = order_page(order)
    given = bound or {}
    filled = {name.replace("-", "_"): given.get(name) or blank(name, page) for name in FORMS}
    _offer_units(filled, page)
    if not page.safety_asked:
        del filled["outcome"].fields["safety_fault"]
    context = {
        "page": page,
        "order": order,
        "ticket": order.ticket,
        "forms": filled,
        "form": next(iter(given.values()), None),
        "working": can_work(request.user, order),
        "own_page": can_work(request.user, order),
        "recording": can_record(request.user, order),
        "plain_phone": sees_plain_phone(request.user, order),
        "warranty": standing.of(order.ticket),
        "goods_here": goods_here(order.ticket_id),
        "before_departure": order.status in BEFORE,
        "with_customer": order.status in WITH_CUSTOMER,
    }
    return render(request, "dispatch/order.html", context, status=status)


def _offer_units(filled: dict[str, Any], page: OrderPage) -> None:
    """What is on the own van can be lent, what this ticket's customer has can be taken back."""
    van, lent = ([one.pk for one in rows] for rows in (page.standby.van, page.standby.loans))
    filled["lend"].fields["unit"].queryset = StandbyUnit.objects.filter(pk__in=van).select_related("model")
    filled["unit_return"].fields["loan"].queryset = Loan.objects.filter(pk__in=lent)


def blank(name: str, page: OrderPage) -> forms.Form:
    """The form of a section as it is first shown."""
    return FORMS[name](initial=_initial(name, page), auto_id=f"{name}_%s")


def bind(name: str, request: HttpRequest) -> forms.Form:
    return FORMS[name](request.POST, request.FILES, auto_id=f"{name}_%s")


def _initial(name: str, page: OrderPage) -> dict[str, Any]:
    order, ticket = page.order, page.order.ticket
    if name == "ledger":
        line = page.ledger_line
        return {"matter": line.matter if line else str(ticket.category or "") or ticket.description[:200]}
    if name == "preparation":
        return {"items": page.ticked}
    if name == "van":
        return {"reason": page.visit.no_unit_reason}
    if name == "lend" and page.standby.van:
        return {"due_back_on": due_back(now())}
    if name == "findings":
        return {"contact_person": ticket.contact.name}
    if name == "mismatch":
        return {"reported": ticket.description[:500]}
    if name == "repair":
        return _repair(page)
    if name in ("report", "outcome"):
        return _report(page) | {
            "result": order.result,
            "cause_code": order.cause_code,
            "supplier": page.supplier,
        }
    if name == "check-out":
        return {"called": "yes"}
    if name == "visit-end":
        return {"starts_at": page.plan.starts_at + DAY, "ends_at": page.plan.ends_at + DAY}
    if name == "closure":
        return {"key": uuid4(), "signer": ticket.contact.name}
    if name == "record" and page.report:
        return {"content": " ".join(filter(None, [page.report.cause, page.report.solution]))}
    return {}


def _repair(page: OrderPage) -> dict[str, Any]:
    held, ticket = page.repair_file, page.order.ticket
    if held:
        return {"product": held.product, "fault": held.fault, "work": held.work}
    found = page.findings[-1].findings if page.findings else ticket.description
    return {"product": str(ticket.asset or ticket.category or ""), "fault": found[:500]}


def _report(page: OrderPage) -> dict[str, Any]:
    held = page.report
    return {name: getattr(held, name) for name in f.ReportForm.base_fields} if held else {}
