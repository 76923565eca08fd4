"""Quotations and terms on the customer's private page (WAR-32, WAR-49)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.doors import LinkPart, LinkRefused
from tickets.models import Ticket
from tickets.operations.errors import TicketRefused
from warranty.enums import AnswerWay, QuotationState
from warranty.models import Judgement, Quotation
from warranty.operations import quoting
from warranty.operations.errors import WarrantyRefused
from warranty.queries.terms import terms_lines

TOLD = (QuotationState.SENT, QuotationState.ACCEPTED, QuotationState.DECLINED)


def _ticket(link: Any) -> Ticket | None:
    return Ticket.objects.filter(pk=link.stream_id).first()


def _quotation(link: Any) -> dict[str, Any] | None:
    """The latest quotation that was sent."""
    rows = Quotation.objects.filter(ticket=link.stream_id, state__in=TOLD).select_related("ticket")
    row = rows.order_by("-pk").first()
    waits = row is not None and row.state == QuotationState.SENT and row.ticket.is_open
    return {"row": row, "waits": waits} if row else None


def _terms(link: Any) -> dict[str, Any] | None:
    """What the pack that judged tells customers of their rights."""
    held = Judgement.latest(link.stream_id)
    lines = terms_lines(held) if held else []
    return {"number": held.terms, "lines": lines} if held and lines else None


def _answer(link: Any, data: Any, at: datetime) -> str:
    """Accept or decline the one that was shown; a newer one is not answered by an old page."""
    ticket = _ticket(link)
    rows = Quotation.objects.filter(ticket=ticket, state=QuotationState.SENT).select_related("ticket")
    row = rows.filter(pk=data.get("quotation", "")).first() if data.get("quotation", "").isdigit() else None
    accepted = data.get("accepted", "")
    if ticket is None or row is None or accepted not in ("yes", "no"):
        raise LinkRefused(_("报价已变更，请查看最新报价。"))
    try:
        quoting.answer(
            quotation=row,
            accepted=accepted == "yes",
            way=AnswerWay.LINK,
            by=CUSTOMER,
            at=at,
        )
    except (WarrantyRefused, TicketRefused) as error:
        raise LinkRefused(str(error)) from error
    return (
        _("已接受报价，我们会尽快安排维修。") if accepted == "yes" else _("已拒绝报价，如有疑问请致电客服。")
    )


QUOTATION = LinkPart(
    "quotation",
    25,
    _quotation,
    "warranty/link/quotation.html",
    {"quotation": _answer},
    coded=frozenset({"quotation"}),
)

TERMS = LinkPart("terms", 27, _terms, "warranty/link/terms.html")
