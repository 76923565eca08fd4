"""What keeps a ticket from being closed, as far as tickets themselves know."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Block
from deadlines.queries import unexplained_breaches
from tickets.enums import Stage, Status
from tickets.models import Compensation, Ticket
from tickets.queries.again import asks_for_cause
from tickets.queries.approvals import is_unapproved
from tickets.queries.consents import has_consent, is_charged
from tickets.queries.fees import balance
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


def open_money(ticket: Ticket, to: str) -> list[Block]:
    """Fees are collected and receipted, and compensation is decided and paid, before the archive (TKT-32).

    What was received for a request that is cancelled goes back first.
    """
    if to == Status.CANCELLED and balance(ticket).received:
        return [Block("fee_received", _("已收款，请先退款并冲正收据，再取消工单。"), _money(ticket))]
    return [*_fees(ticket), *_compensation(ticket)] if to == Status.ARCHIVED else []


def _fees(ticket: Ticket) -> list[Block]:
    held = balance(ticket)
    if held.open > 0:
        words = _("应收 %(fee)s 元，已收 %(received)s 元，余额收清并开具收据后才能归档。")
    elif held.open < 0:
        words = _("应收 %(fee)s 元，已收 %(received)s 元，请冲正多收的收据后再归档。")
    else:
        return []
    said = {"fee": held.fee, "received": held.received}
    return [Block("fee_open", words % said, _money(ticket))]


def _compensation(ticket: Ticket) -> list[Block]:
    rows = Compensation.objects.filter(ticket=ticket.pk)
    if rows.waiting().exists():
        return [Block("compensation_waiting", _("赔付申请等待审批，审批后才能归档。"), _money(ticket))]
    if rows.unpaid().exists():
        return [Block("compensation_unpaid", _("已批准的赔付尚未支付，登记付款后才能归档。"), _money(ticket))]
    return []


def unconsented_visit(ticket: Ticket, to: str) -> list[Block]:
    """A visit that a quotation or charge says is paid needs the customer's consent first (INT-28)."""
    if to != Status.DISPATCHED or not is_charged(ticket) or has_consent(ticket):
        return []
    return [Block("visit_consent", _("上门服务有偿，请先告知客户并登记同意。"), _money(ticket))]


def unnamed_cause(ticket: Ticket, to: str) -> list[Block]:
    """Why the same problem was repaired again is said before the archive (TKT-25)."""
    if to != Status.ARCHIVED or not asks_for_cause(ticket):
        return []
    return [Block("repeat_cause", _("重复维修，请先登记返修原因。"), f"{_link(ticket)}#repeat-repair")]


def _money(ticket: Ticket) -> str:
    return f"{_link(ticket)}#money"


def _link(ticket: Ticket) -> str:
    return reverse("tickets:ticket", args=[ticket.number])
