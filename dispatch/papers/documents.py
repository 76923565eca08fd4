"""Whole papers as PDF."""

from django.utils.translation import gettext as _

from core.paper import Document, pdf, table
from core.paper.blocks import Block
from dispatch.models import FormPaper, WorkOrder
from dispatch.papers.complaint import blocks as complaint_blocks
from dispatch.papers.facts import Facts
from dispatch.papers.forms import CONTENTS
from dispatch.papers.parts import asset, calls, customer, request
from tickets.models import Complaint, Ticket
from tickets.queries.page import timeline


def form_pdf(paper: FormPaper, *, plain: bool = False) -> bytes:
    """One of the fourteen forms with its number."""
    known = Facts(paper.ticket, paper.order, plain)
    blocks = CONTENTS[paper.kind](known)
    return _pdf(known, paper.get_kind_display(), paper.number, blocks)


def ticket_pdf(ticket: Ticket, *, plain: bool = False) -> bytes:
    """The ticket with its history."""
    known = Facts(ticket, None, plain)
    blocks = [
        request(known),
        customer(known),
        asset(known),
        *_orders(ticket),
        *_contacts(known),
        _history(ticket),
    ]
    return _pdf(known, _("工单"), ticket.number, blocks)


def complaint_pdf(complaint: Complaint, *, plain: bool = False) -> bytes:
    """The complaint handling form in eight blocks (RPT-14)."""
    known = Facts(complaint.ticket, None, plain)
    return _pdf(known, _("客户投诉处理表"), complaint.ticket.number, complaint_blocks(known, complaint))


def _pdf(known: Facts, title: str, number: str, blocks: list[Block]) -> bytes:
    document = Document(
        title, number, known.company, [(_("状态"), known.ticket.get_status_display())], blocks
    )
    return pdf("document.typ", document.data(), known.files)


def _orders(ticket: Ticket) -> list[Block]:
    orders = WorkOrder.objects.filter(ticket=ticket).select_related("technician__user").order_by("pk")
    rows = [
        (
            one.number,
            one.technician.user.name,
            one.dispatched_at,
            one.get_status_display(),
            one.get_result_display(),
        )
        for one in orders
    ]
    columns = (_("派工单号"), _("技师"), _("派工时间"), _("状态"), _("处理结果"))
    return [table(_("派工单"), columns, rows, widths=[3, 2, 3, 2, 2])] if rows else []


def _contacts(known: Facts) -> list[Block]:
    return [calls(known)] if known.contacts else []


def _history(ticket: Ticket) -> Block:
    rows = [
        (entry.at, entry.actor, "\n".join(filter(None, (entry.words, entry.note))))
        for entry in timeline(ticket)
    ]
    return table(_("经过"), (_("时间"), _("人员"), _("内容")), rows, widths=[3, 2, 9])
