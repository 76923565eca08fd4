"""What can be done with a complaint from its page, in the order of the work."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tickets import permissions
from tickets.actions import Action, Data, run
from tickets.enums import Stage
from tickets.forms import complaints as typed
from tickets.forms.money import RedressForm
from tickets.models import Complaint, Ticket
from tickets.operations import complaints, facts, instructing, media, penalties, redress, referrals, triage

UNSETTLED = (Stage.VERIFYING, Stage.HANDLING, Stage.CLOSURE_PROPOSED)


def _complaint(ticket: Ticket) -> Complaint | None:
    return getattr(ticket, "complaint", None)


def _in(*stages: str) -> Callable[[Ticket], bool]:
    def check(ticket: Ticket) -> bool:
        complaint = _complaint(ticket)
        return complaint is not None and complaint.stage in stages

    return check


_open = _in(*UNSETTLED)


def _major(ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    return _open(ticket) and complaint is not None and complaint.is_major


def _unflagged(ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    return _open(ticket) and complaint is not None and not complaint.has_media


def _unconfirmed(ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    return complaint is not None and _open(ticket) and complaint.facts_confirmed_at is None


def _verified(ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    return complaint is not None and complaint.verified_at is not None


def _faulty(ticket: Ticket) -> bool:
    """Was the complaint found true, and the product's fault not yet confirmed?"""
    complaint = _complaint(ticket)
    return complaint is not None and bool(complaint.founded) and complaint.fault_confirmed_at is None


def _unresolved(ticket: Ticket) -> bool:
    """Does a referral wait for the meeting?"""
    complaint = _complaint(ticket)
    return complaint is not None and any(not one.is_resolved for one in complaint.referrals.all())


def _resolved(ticket: Ticket) -> bool:
    """Is the next reply to an authority free (CMP-08)?"""
    complaint = _complaint(ticket)
    waiting = [one for one in complaint.referrals.all() if not one.is_replied] if complaint else []
    return bool(waiting) and waiting[0].is_resolved


def _may_confirm(user: Any, ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    if complaint is None:
        return False
    return complaint.proposed_by_id != user.pk and permissions.can_confirm_closure(user, complaint)


def _may_take(user: Any, ticket: Ticket) -> bool:
    complaint = _complaint(ticket)
    handler = complaint.handler_id if complaint else None
    return handler != user.pk and permissions.can_handle_complaint(user, ticket)


def _take(ticket: Ticket, user: Any, at: datetime, _data: Data) -> Any:
    return facts.name_handler(ticket=ticket, handler=user, by=user, at=at)


def _follow(follows: bool) -> Callable[[Ticket, Any, datetime, Data], Any]:
    return lambda ticket, user, at, _data: instructing.follow(ticket=ticket, follows=follows, by=user, at=at)


def _penalise(ticket: Ticket, user: Any, at: datetime, data: Data) -> Any:
    given = {name: value for name, value in data.items() if name != "person_id"}
    person = typed.person_of(data["person_id"])
    return penalties.penalise(ticket=ticket, person=person, by=user, at=at, **given)


def _verb(slug: str, *rest: Any, **more: Any) -> Action:
    return Action(slug, *rest, page="complaint", **more)


ACTIONS: list[Action] = [
    _verb(
        "handler-self", _("由我处理"), "user-check", typed.PlainForm, _may_take, _open, _take,
        _("您已成为该投诉的处理人。"),
    ),
    _verb(
        "handler", _("指定处理人"), "user-cog", typed.HandlerForm, permissions.can_name_handler, _open,
        run(facts.name_handler), _("处理人已指定。"),
    ),
    _verb(
        "severity", _("投诉定级"), "gauge", typed.SeverityForm, permissions.can_handle_complaint,
        _in(Stage.VERIFYING, Stage.HANDLING), run(complaints.classify), _("投诉已定级。"),
    ),
    _verb(
        "criteria", _("程度要素"), "alert-triangle", typed.CriteriaForm, permissions.can_handle_complaint,
        _in(Stage.VERIFYING, Stage.HANDLING), run(triage.note_criteria), _("程度要素已保存。"),
    ),
    _verb(
        "referral", _("登记主管部门转办"), "building", typed.ReferralForm, permissions.can_handle_complaint,
        _open, run(referrals.receive), _("转办已登记并报告部门负责人和主管领导。"),
    ),
    _verb(
        "resolution", _("会议决议"), "users", typed.ResolutionForm, permissions.can_handle_complaint,
        _unresolved, run(referrals.resolve), _("会议决议已保存，可以答复主管部门。"),
    ),
    _verb(
        "authority-reply", _("答复主管部门"), "send", typed.AuthorityReplyForm,
        permissions.can_handle_complaint, _resolved, run(referrals.reply), _("答复已保存。"),
    ),
    _verb(
        "verification", _("核实结论"), "search", typed.VerificationForm, permissions.can_handle_complaint,
        _in(Stage.VERIFYING), run(complaints.verify), _("核实结论已保存。"),
    ),
    _verb(
        "handling", _("进展反馈"), "tool", typed.HandlingForm, permissions.can_handle_complaint, _open,
        run(complaints.handle), _("处理进展已保存。"),
    ),
    _verb(
        "facts", _("记录事实"), "list-details", typed.FactForm, permissions.can_handle_complaint, _open,
        run(facts.add_fact), _("事实已记录，清单须重新确认。"),
    ),
    _verb(
        "facts-confirmation", _("确认事实清单"), "checks", typed.PlainForm,
        permissions.can_handle_complaint, _unconfirmed, run(facts.confirm_facts), _("事实清单已确认。"),
    ),
    _verb(
        "fault-confirmation", _("确认产品故障"), "tool", typed.FaultConfirmationForm,
        permissions.can_handle_complaint, _faulty, run(redress.confirm_fault), _("已确认产品故障。"),
    ),
    _verb(
        "soothing", _("记录致歉、说明或安抚"), "heart-handshake", RedressForm, permissions.can_redress, _open,
        run(redress.note_redress), _("已记录。"),
    ),
    _verb(
        "answer", _("客户评价"), "star", typed.AnswerForm, permissions.can_log_contact, _in(*UNSETTLED[1:]),
        run(facts.record_answer), _("客户评价已保存。"),
    ),
    _verb(
        "closure-proposal", _("提出结案"), "file-check", typed.ProposalForm, permissions.can_propose_closure,
        _in(Stage.HANDLING), run(complaints.propose_closure), _("已提交结案申请。"),
    ),
    _verb(
        "closure", _("确认结案"), "circle-check", typed.ClosureForm, _may_confirm,
        _in(Stage.CLOSURE_PROPOSED), run(complaints.confirm_closure), _("结案意见已保存。"),
    ),
    _verb(
        "media", _("标记媒体介入"), "speakerphone", typed.MediaForm, permissions.can_log_contact, _unflagged,
        run(media.flag_media), _("已标记并通知品牌部门、主管领导和地区负责人。"), danger=True,
    ),
    _verb(
        "statement", _("对外口径"), "message-report", typed.StatementForm, permissions.can_speak, _open,
        run(media.make_statement), _("对外口径已保存。"),
    ),
    _verb(
        "instruction", _("集团督办"), "flag", typed.InstructionForm, permissions.can_instruct, _major,
        run(instructing.instruct), _("督办意见已下达。"),
    ),
    _verb(
        "following", _("跟踪投诉"), "eye", typed.PlainForm, permissions.can_instruct, _open, _follow(True),
        _("已开始跟踪。"),
    ),
    _verb(
        "unfollowing", _("停止跟踪"), "eye-off", typed.PlainForm, permissions.can_instruct, _open, _follow(False),
        _("已停止跟踪。"),
    ),
    _verb(
        "penalty", _("登记处罚扣款"), "gavel", typed.PenaltyForm, permissions.can_penalise, _verified, _penalise,
        _("处罚扣款已登记。"), danger=True,
    ),
]  # fmt: skip


def offered(user: Any, ticket: Ticket, *, follows: bool) -> list[Action]:
    """The verbs of this person at this complaint now; of following and ending it, the one that fits."""
    hidden = "following" if follows else "unfollowing"
    return [action for action in ACTIONS if action.slug != hidden and action.offered(user, ticket)]
