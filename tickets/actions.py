"""What can be done with a ticket from its page: one table of verbs, each with form, permission and operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tickets import permissions
from tickets.enums import Stage, Status, Urgency
from tickets.forms import actions as typed
from tickets.models import Ticket
from tickets.operations import answers, complaints, contacts, lifecycle, notes, permits, reclassify
from tickets.queries.approvals import may_be_requested
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

    def offered(self, user: Any, ticket: Ticket) -> bool:
        """Is the verb shown to this person at this moment?"""
        return self.fits(ticket) and self.allowed(user, ticket)


def _moves_to(status: str) -> Callable[[Ticket], bool]:
    return lambda ticket: may_move(ticket.status, status)


def _in_stage(*stages: str) -> Callable[[Ticket], bool]:
    def check(ticket: Ticket) -> bool:
        complaint = getattr(ticket, "complaint", None)
        return complaint is not None and complaint.stage in stages

    return check


def _open(ticket: Ticket) -> bool:
    return ticket.is_open


def _has_address(ticket: Ticket) -> bool:
    return bool(ticket.contact.email)


def _may_confirm(user: Any, ticket: Ticket) -> bool:
    complaint = getattr(ticket, "complaint", None)
    if complaint is None:
        return False
    return complaint.proposed_by_id != user.pk and permissions.can_confirm_closure(user, complaint)


def _may_change_urgency(user: Any, ticket: Ticket) -> bool:
    lowering = ticket.urgency == Urgency.URGENT
    return (permissions.can_lower_urgency if lowering else permissions.can_raise_urgency)(user, ticket)


def _run(operation: Callable[..., Any]) -> Callable[[Ticket, Any, datetime, Data], Any]:
    """Hand the clean form to the operation as it stands."""
    return lambda ticket, user, at, data: operation(ticket=ticket, by=user, at=at, **data)


ACTIONS: list[Action] = [
    Action(
        "contacts", _("记录联系"), "phone", typed.ContactForm,
        permissions.can_log_contact, _open, _run(contacts.log_contact), _("联系记录已保存。"),
    ),
    Action(
        "notes", _("写备注"), "note", typed.NoteForm,
        permissions.can_add_note, lambda _ticket: True, _run(notes.add), _("备注已保存。"),
    ),
    Action(
        "letters", _("邮件答复"), "mail", typed.LetterForm,
        permissions.can_log_contact, _has_address, _run(answers.answer), _("邮件已排队发送。"),
    ),
    Action(
        "approval-request", _("送审派工"), "send", typed.ApprovalRequestForm,
        permissions.can_ask_approval, may_be_requested, _run(permits.request_approval),
        _("已送主管审批。"), undoable=True,
    ),
    Action(
        "phone-resolution", _("电话已解决"), "phone-check", typed.ResolutionForm,
        permissions.can_resolve_by_phone, _moves_to(Status.PHONE_RESOLVED), _run(lifecycle.resolve_by_phone),
        _("已按电话解决结案。"),
    ),
    Action(
        "urgency", _("调整紧急程度"), "alert-triangle", typed.UrgencyForm,
        _may_change_urgency, _open, _run(reclassify.reclassify), _("紧急程度已调整，时限已重算。"),
    ),
    Action(
        "classification", _("更正类别"), "tags", typed.ClassificationForm,
        permissions.can_correct, _open, _run(reclassify.reclassify), _("类别已更正，时限已重算。"),
    ),
    Action(
        "owner", _("更换负责人"), "user-cog", typed.OwnerForm,
        permissions.can_hand_over, _open, _run(lifecycle.hand_over), _("负责人已更换。"),
    ),
    Action(
        "severity", _("投诉定级"), "gauge", typed.SeverityForm,
        permissions.can_handle_complaint, _in_stage(Stage.VERIFYING, Stage.HANDLING),
        _run(complaints.classify), _("投诉已定级。"),
    ),
    Action(
        "verification", _("核实结论"), "search", typed.VerificationForm,
        permissions.can_handle_complaint, _in_stage(Stage.VERIFYING), _run(complaints.verify),
        _("核实结论已保存。"),
    ),
    Action(
        "handling", _("处理进展"), "tool", typed.HandlingForm,
        permissions.can_handle_complaint, _in_stage(Stage.HANDLING), _run(complaints.handle),
        _("处理进展已保存。"),
    ),
    Action(
        "closure-proposal", _("提出结案"), "file-check", typed.ProposalForm,
        permissions.can_propose_closure, _in_stage(Stage.HANDLING), _run(complaints.propose_closure),
        _("已提交结案申请。"),
    ),
    Action(
        "closure", _("确认结案"), "circle-check", typed.ClosureForm,
        _may_confirm, _in_stage(Stage.CLOSURE_PROPOSED), _run(complaints.confirm_closure),
        _("结案意见已保存。"),
    ),
    Action(
        "archive", _("归档"), "archive", typed.ArchiveForm,
        permissions.can_archive, _moves_to(Status.ARCHIVED), _run(lifecycle.archive), _("工单已归档。"),
    ),
    Action(
        "reopening", _("重新打开"), "rotate", typed.ReasonForm,
        permissions.can_reopen, lambda ticket: ticket.status in REOPENABLE, _run(lifecycle.reopen), _("工单已重新打开。"),
    ),
    Action(
        "cancellation", _("取消工单"), "x", typed.CancellationForm,
        permissions.can_cancel, _moves_to(Status.CANCELLED), _run(lifecycle.cancel), _("工单已取消。"),
        danger=True,
    ),
]  # fmt: skip


def offered(user: Any, ticket: Ticket) -> list[Action]:
    """The verbs of this person at this ticket now, in the order of the table."""
    return [action for action in ACTIONS if action.offered(user, ticket)]
