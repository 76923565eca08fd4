"""What keeps a ticket from being closed, as far as tickets themselves know."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Block
from deadlines.queries import unexplained_breaches
from tickets.enums import Stage, Status
from tickets.models import Ticket
from tickets.queries.approvals import is_unapproved
from tickets.queries.replies import is_answered, is_feedback
from tickets.transitions import CLOSED


def breach_without_reason(ticket: Ticket, to: str) -> list[Block]:
    """Each broken promise needs a reason before closing (SLA-30)."""
    if to not in CLOSED:
        return []
    return [
        Block(
            "breach_reason",
            _("「%(kind)s」时限已超时，请先填写超时原因。") % {"kind": clock.get_kind_display()},
            _link(ticket),
        )
        for clock in unexplained_breaches(ticket.stream_id)
    ]


def unanswered(ticket: Ticket, to: str) -> list[Block]:
    """A complaint, letter, card or fax is answered before it is archived (INT-25)."""
    if to != Status.ARCHIVED or not is_feedback(ticket) or is_answered(ticket):
        return []
    return [Block("unanswered", _("还没有答复客户的记录，请先记录联系。"), _link(ticket))]


def open_complaint(ticket: Ticket, to: str) -> list[Block]:
    """A complaint is closed before its ticket is archived, a major one before any closing (CMP-07)."""
    complaint = getattr(ticket, "complaint", None)
    if complaint is None or complaint.stage == Stage.CLOSED or to not in CLOSED:
        return []
    if complaint.is_major:
        return [Block("major_complaint_open", _("重大投诉须经集团确认结案后才能关闭。"), _link(ticket))]
    if to == Status.ARCHIVED:
        return [Block("complaint_open", _("投诉尚未结案。"), _link(ticket))]
    return []


def unanswered_referral(ticket: Ticket, to: str) -> list[Block]:
    """An authority that referred a complaint is answered before its ticket is closed (CMP-08)."""
    complaint = getattr(ticket, "complaint", None) if to in CLOSED and to != Status.CANCELLED else None
    if complaint is None or not complaint.referrals.filter(replied_at=None).exists():
        return []
    return [Block("unanswered_referral", _("主管部门转办尚未答复。"), _link(ticket))]


def unapproved_dispatch(ticket: Ticket, to: str) -> list[Block]:
    """What was dispatched first is approved before the archive, however late (TKT-03)."""
    if to != Status.ARCHIVED or not is_unapproved(ticket):
        return []
    return [Block("unapproved_dispatch", _("派工尚未获主管批准，请先完成补批。"), _link(ticket))]


def _link(ticket: Ticket) -> str:
    return reverse("tickets:ticket", args=[ticket.number])
