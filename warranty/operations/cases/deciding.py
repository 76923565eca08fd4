"""What follows from the appraisal; a refund above the decider's own amount needs approval (CMP-18)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from org.models import Approval, User
from org.operations import approvals
from tickets.operations import tiers
from tickets.operations.errors import TicketRefused
from warranty.case_enums import CaseOutcome, CaseState
from warranty.case_events import RefundAsked
from warranty.case_permissions import can_refund
from warranty.case_rules import ZERO, outcomes_for, refund_of
from warranty.case_transitions import OUTCOMES
from warranty.models import Case
from warranty.operations.cases.costs import bear_inbound
from warranty.operations.cases.errors import CaseRefused
from warranty.operations.cases.holding import hold, move, write
from warranty.operations.cases.telling import tell_decided
from warranty.queries import standing
from warranty.queries.case_money import refund_terms

APPROVAL_KIND = "case_refund"


@transaction.atomic
def decide(
    *,
    case: Case,
    outcome: str,
    by: User,
    at: datetime,
    note: str = "",
    price: Decimal | None = None,
    depreciation: Decimal | None = None,
) -> Case:
    """Decide what the customer gets; raises CaseRefused for what the kind does not offer.

    A refund above the decider's tier is asked for and waits (CMP-18); the case then stays appraised. Without a
    price that of the sale counts; `depreciation` is at most what a rule keeps for use, and that unless given.
    """
    held = hold(case)
    _check(held, outcome)
    if outcome != CaseOutcome.REFUND:
        return _decided(held, by, at, outcome=outcome, note=note.strip())
    money = _money(held, price, depreciation)
    if can_refund(by, held, money["refund"]):
        return _decided(held, by, at, outcome=outcome, note=note.strip(), **money)
    return _ask(held, money, note.strip(), by, at)


@transaction.atomic
def withdraw(*, case: Case, note: str, by: User, at: datetime) -> Case:
    """The customer does not want it any more: the goods that lie here go back.

    Raises CaseRefused without a reason, while a refund waits for its approval, and for a kind of case whose
    goods never come here.
    """
    held = hold(case)
    if not note.strip():
        raise CaseRefused(_("请填写客户撤回的原因。"), "note")
    _check(held, CaseOutcome.SEND_BACK)
    return _decided(held, by, at, outcome=CaseOutcome.SEND_BACK, withdrawn=True, note=note.strip())


@transaction.atomic
def decide_refund(*, case: Case, approved: bool, by: User, at: datetime, note: str = "") -> Case:
    """Grant the refund that was asked for, or return it; raises CaseRefused below the tier, or for one's own request."""
    held = hold(case)
    waiting = _asked(held)
    if waiting is None or held.refund is None:
        raise CaseRefused(_("没有待审批的退款申请，可能已由他人处理，请刷新。"))
    _answer(held, waiting, approved, by, at, note)
    if approved:
        return _decided(held, by, at, outcome=CaseOutcome.REFUND)
    write(held, approval=None, price=None, depreciation=None, refund=None)
    return held


def _check(case: Case, outcome: str) -> None:
    """The kind offers it, the verdict in force allows it, and no refund waits for its approval."""
    found = standing.of(case.ticket)
    if outcome not in OUTCOMES[case.kind]:
        raise CaseRefused(_("请选择处理决定。"), "outcome")
    if found is None or outcome not in outcomes_for(found.settled):
        verdict = found.settled_label if found else _("尚未判定")
        words = _("按现行判定「%(verdict)s」不能这样决定；确有需要时由主管先改判。")
        raise CaseRefused(words % {"verdict": verdict}, "outcome")
    if _asked(case) is not None:
        raise CaseRefused(_("退款申请正在等待审批。"))


def _answer(case: Case, waiting: Approval, approved: bool, by: User, at: datetime, note: str) -> None:
    try:
        tiers.decide(approval=waiting, place=case, by=by, at=at, approved=approved, note=note)
    except (TicketRefused, approvals.ApprovalRefused) as error:
        raise CaseRefused(str(error)) from None


def _money(case: Case, price: Decimal | None, depreciation: Decimal | None) -> dict[str, Decimal]:
    terms = refund_terms(case)
    full = price if price is not None else terms.price or ZERO
    kept = terms.most_kept if depreciation is None else depreciation
    if kept > terms.most_kept:
        words = _("按规定最多可收折旧费 %(most)s 元。")
        raise CaseRefused(words % {"most": terms.most_kept}, "depreciation")
    try:
        return {"price": full, "depreciation": kept, "refund": refund_of(full, kept)}
    except ValueError:
        raise CaseRefused(_("请填写原价；折旧费不能高于原价。"), "price") from None


def _ask(case: Case, money: dict[str, Decimal], note: str, by: User, at: datetime) -> Case:
    if case.state != CaseState.APPRAISED:
        raise CaseRefused(_("鉴定之后才能申请退款。"))
    waiting = tiers.ask(
        stream=case.pk,
        kind=APPROVAL_KIND,
        amount=money["refund"],
        by=by,
        at=at,
        reason=note,
        pack_set=case.ticket.pack_set,
    )
    write(case, approval=waiting, note=note, **money)
    record(case.pk, RefundAsked(str(money["refund"])), by=by, at=at)
    return case


def _decided(case: Case, by: User, at: datetime, **fields: Any) -> Case:
    move(case, CaseState.DECIDED, by=by, at=at, decided_by=by, decided_at=at, **fields)
    bear_inbound(case, by=by, at=at)
    tell_decided(case, by=by, at=at)
    return case


def _asked(case: Case) -> Approval | None:
    return Approval.objects.open().filter(stream=case.pk, kind=APPROVAL_KIND).first()
