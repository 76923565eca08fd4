"""What can be done with a ticket from its page: one table of verbs, each with form, permission and operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tickets import permissions
from tickets.enums import Status, Urgency
from tickets.forms import actions as typed
from tickets.forms import complaints as outward
from tickets.forms import money
from tickets.models import Ticket
from tickets.operations import answers, commitments, contacts, lifecycle, notes, permits, reclassify
from tickets.operations.hotline import repeats
from tickets.operations.outgoing import send_to_customer
from tickets.queries.approvals import may_be_requested, waits_for_commitment
from tickets.transitions import REOPENABLE, may_move

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Action:
    """One verb: its address part and name, who may use it now, and what it does."""

    slug: str
    label: Any
    icon: str
    form: type[typed.ActForm]
    allowed: Callable[[Any, Ticket], bool]
    fits: Callable[[Ticket], bool]
    run: Callable[[Ticket, Any, datetime, Data], Any]
    done: Any
    danger: bool = False
    undoable: bool = False
    page: str = "ticket"

    def offered(self, user: Any, ticket: Ticket) -> bool:
        """Is the verb shown to this person at this moment?"""
        return self.fits(ticket) and self.allowed(user, ticket)


def _moves_to(status: str) -> Callable[[Ticket], bool]:
    return lambda ticket: may_move(ticket.status, status)


def is_open(ticket: Ticket) -> bool:
    return ticket.is_open


def _has_address(ticket: Ticket) -> bool:
    return bool(ticket.contact.email)


def _may_change_urgency(user: Any, ticket: Ticket) -> bool:
    lowering = ticket.urgency == Urgency.URGENT
    return (permissions.can_lower_urgency if lowering else permissions.can_raise_urgency)(user, ticket)


def run(operation: Callable[..., Any]) -> Callable[[Ticket, Any, datetime, Data], Any]:
    """Hand the clean form to the operation as it stands."""
    return lambda ticket, user, at, data: operation(ticket=ticket, by=user, at=at, **data)


ACTIONS: list[Action] = [
    Action(
        "contacts", _("记录联系"), "phone", typed.ContactForm,
        permissions.can_log_contact, is_open, run(contacts.log_contact), _("联系记录已保存。"),
    ),
    Action(
        "notes", _("写备注"), "note", typed.NoteForm,
        permissions.can_add_note, lambda _ticket: True, run(notes.add), _("备注已保存。"),
    ),
    Action(
        "customer-message", _("发给客户"), "message-2", outward.CustomerMessageForm,
        permissions.can_log_contact, is_open, run(send_to_customer), _("消息已交付发送，并记入工单。"),
    ),
    Action(
        "commitment", _("作出承诺"), "certificate", outward.CommitmentForm,
        permissions.can_promise, is_open, run(commitments.commit), _("承诺已保存。"),
    ),
    Action(
        "commitment-request", _("申请承诺"), "certificate", outward.CommitmentForm,
        permissions.can_ask_commitment, is_open, run(commitments.ask_commitment), _("承诺申请已提交审批。"),
    ),
    Action(
        "commitment-decision", _("审批承诺"), "gavel", outward.CommitmentDecisionForm,
        permissions.can_promise, waits_for_commitment, run(commitments.decide_commitment),
        _("承诺审批意见已保存。"),
    ),
    Action(
        "letters", _("邮件答复"), "mail", typed.LetterForm,
        permissions.can_log_contact, _has_address, run(answers.answer), _("邮件已排队发送。"),
    ),
    Action(
        "approval-request", _("送审派工"), "send", typed.ApprovalRequestForm,
        permissions.can_ask_approval, may_be_requested, run(permits.request_approval),
        _("已送主管审批。"), undoable=True,
    ),
    Action(
        "phone-resolution", _("电话已解决"), "phone-check", typed.ResolutionForm,
        permissions.can_resolve_by_phone, _moves_to(Status.PHONE_RESOLVED), run(lifecycle.resolve_by_phone),
        _("已按电话解决结案。"),
    ),
    Action(
        "urgency", _("调整紧急程度"), "alert-triangle", typed.UrgencyForm,
        _may_change_urgency, is_open, run(reclassify.reclassify), _("紧急程度已调整，时限已重算。"),
    ),
    Action(
        "classification", _("更正类别"), "tags", typed.ClassificationForm,
        permissions.can_correct, is_open, run(reclassify.reclassify), _("类别已更正，时限已重算。"),
    ),
    Action(
        "owner", _("更换负责人"), "user-cog", typed.OwnerForm,
        permissions.can_hand_over, is_open, run(lifecycle.hand_over), _("负责人已更换。"),
    ),
    Action(
        "archive", _("归档"), "archive", typed.ArchiveForm,
        permissions.can_archive, _moves_to(Status.ARCHIVED), run(lifecycle.archive), _("工单已归档。"),
    ),
    Action(
        "reopening", _("重新打开"), "rotate", typed.ReasonForm,
        permissions.can_reopen, lambda ticket: ticket.status in REOPENABLE, run(lifecycle.reopen), _("工单已重新打开。"),
    ),
    Action(
        "relations", _("关联工单"), "link", money.LinkForm,
        permissions.can_append, lambda _ticket: True, run(repeats.link), _("工单已关联。"),
    ),
    Action(
        "cancellation", _("取消工单"), "x", typed.CancellationForm,
        permissions.can_cancel, _moves_to(Status.CANCELLED), run(lifecycle.cancel), _("工单已取消。"),
        danger=True,
    ),
]  # fmt: skip


def offered(user: Any, ticket: Ticket) -> list[Action]:
    """The verbs of this person at this ticket now, in the order of the table."""
    return [action for action in ACTIONS if action.offered(user, ticket)]
