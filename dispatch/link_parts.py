"""The job on the customer's private page: who comes when, signing, rating."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.attachments import BadFile
from core.doors import LinkPart, LinkRefused
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused
from dispatch.link_forms import RatingForm, SigningForm
from dispatch.models import Assignment, WorkOrder
from dispatch.operations import customer_signing as verdicts
from dispatch.transitions import LIVE
from tickets.enums import Channel, Direction
from tickets.models import ContactLog
from tickets.operations import contacts
from tickets.operations.errors import TicketRefused

COMING = (OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)


def order_of(link: Any) -> WorkOrder | None:
    """The ticket's live or latest order that was not taken back, read once per request."""
    if not hasattr(link, "order"):
        wanted = {*LIVE, OrderStatus.SIGNED, OrderStatus.RECORDED}
        rows = WorkOrder.objects.for_page().filter(ticket=link.stream_id, status__in=wanted)
        link.order = rows.order_by("-pk").first()
    return link.order  # type: ignore[no-any-return]


def plan_of(order: WorkOrder) -> Assignment | None:
    return Assignment.objects.filter(visit__order=order, live=True).first()


def _visit(link: Any) -> dict[str, Any] | None:
    order = order_of(link)
    plan = plan_of(order) if order and order.live else None
    if order is None or plan is None:
        return None
    agreed = ContactLog.objects.filter(ticket=order.ticket_id, agreed_at=plan.starts_at).exists()
    open_ = order.status in COMING and plan.starts_at > link.at
    return {"order": order, "plan": plan, "agreed": agreed, "may_agree": open_ and not agreed}


def _agree(link: Any, _data: Any, at: datetime) -> str:
    """The planned time suits: it becomes the agreed one (SLA-08)."""
    shown = _visit(link)
    if shown is None or not shown["may_agree"]:
        raise LinkRefused(_("现在没有待确认的上门时间，请刷新页面。"))
    plan = shown["plan"]
    try:
        contacts.log_contact(
            ticket=shown["order"].ticket,
            reached=True,
            channel=Channel.WEB,
            direction=Direction.IN,
            agreed_at=plan.starts_at,
            by=CUSTOMER,
            at=at,
        )
    except TicketRefused as error:
        raise LinkRefused(str(error)) from error
    return _("上门时间已确认，感谢您的配合。")


def _signing(link: Any) -> dict[str, Any] | None:
    order = order_of(link)
    if order is None or order.status != OrderStatus.WORK_DONE:
        return None
    return {"form": link.bound.get("signature") or SigningForm(auto_id="signature_%s"), "order": order}


def _sign(link: Any, data: Any, at: datetime) -> str:
    order, form = order_of(link), SigningForm(data, auto_id="signature_%s")
    if order is None or not form.is_valid():
        raise LinkRefused(_("请检查填写的内容。"), form)
    try:
        done = verdicts.sign(order=order, closure=form.closure, at=at)
    except (DispatchRefused, TicketRefused, BadFile) as error:
        raise LinkRefused(str(error), form) from error
    if done.status == OrderStatus.SIGNED:
        return _("已收到您的签字，谢谢。")
    return _("已转告技师和主管，我们会继续处理。")


def _rating(link: Any) -> dict[str, Any] | None:
    order = order_of(link)
    if order is None or order.status not in verdicts.AFTER or verdicts.rated_by_customer(order):
        return None
    return {"form": link.bound.get("rating") or RatingForm(auto_id="rating_%s")}


def _rate(link: Any, data: Any, at: datetime) -> str:
    order, form = order_of(link), RatingForm(data, auto_id="rating_%s")
    if order is None or not form.is_valid():
        raise LinkRefused(_("请对三项都作评价。"), form)
    try:
        verdicts.rate_afterwards(order=order, ratings=form.ratings, at=at)
    except DispatchRefused as error:
        raise LinkRefused(str(error), form) from error
    return _("感谢您的评价。")


PARTS = (
    LinkPart("visit", 20, _visit, "dispatch/link/visit.html", {"agreement": _agree}),
    LinkPart(
        "signing",
        21,
        _signing,
        "dispatch/link/signing.html",
        {"signature": _sign},
        coded=frozenset({"signature"}),
    ),
    LinkPart("rating", 22, _rating, "dispatch/link/rating.html", {"rating": _rate}),
)
