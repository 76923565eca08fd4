"""What can be done with a case from its page: one table of verbs, each with form, permission and operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from org.models import Approval
from warranty import case_permissions as permissions
from warranty.case_enums import WITHDRAWN, CaseOutcome, CaseState
from warranty.case_transitions import EDGES, FULFILLED, FULFILS, OUTCOMES
from warranty.enums import Verdict
from warranty.forms import cases as typed
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.cases.deciding import APPROVAL_KIND
from warranty.operations.cases.parcels import Found
from warranty.queries.case_loans import may_lend
from warranty.queries.case_money import owed_freight
from warranty.queries.case_ways import goes_back, is_repaired_instead, was_repaired_instead
from warranty.queries.standing import Standing

Data = Mapping[str, Any]
State = CaseState
MINUTE = timedelta(minutes=1)
"""Times are typed in minutes: the present one means now."""


@dataclass(frozen=True)
class CaseAction:
    """One verb: its address part and name, who may use it, when it fits, and what it does."""

    slug: str
    label: Any
    icon: str
    form: type[typed.CaseForm]
    allowed: Callable[[Any, Case], bool]
    fits: Callable[[Case], bool]
    run: Callable[[Case, Any, datetime, Data], Any]
    done: Any
    danger: bool = False
    aside: bool = False

    def offered(self, user: Any, case: Case) -> bool:
        """Is the verb shown to this person at this moment?"""
        return self.fits(case) and self.allowed(user, case)


def waiting_refund(case: Case) -> Approval | None:
    """The refund that waits for its approval."""
    return Approval.objects.open().filter(stream=case.pk, kind=APPROVAL_KIND).first()


def _goes_to(*states: str) -> Callable[[Case], bool]:
    return lambda case: any(to in EDGES[case.kind].get(case.state, ()) for to in states)


def _fulfils(*states: str) -> Callable[[Case], bool]:
    return lambda case: case.state == State.DECIDED and FULFILS.get(case.outcome) in states


def _run(operation: Callable[..., Any]) -> Callable[[Case, Any, datetime, Data], Any]:
    """Hand the clean form to the operation as it stands."""
    return lambda case, user, at, data: operation(case=case, by=user, at=at, **data)


def _receive(case: Case, user: Any, at: datetime, data: Data) -> Case:
    how = {name: data.get(name, "") for name in ("carrier", "tracking")}
    found = Found(data["contents"], data["freight"], **how)
    typed_at = data["received_at"]
    received_at = at if timedelta(0) <= at - typed_at < MINUTE else typed_at
    return cases.receive(case=case, found=found, received_at=received_at, by=user, at=at)


def _sending(data: Data) -> cases.Sending:
    return cases.Sending(data.get("carrier", ""), data.get("tracking", ""), data.get("freight"))


def _ship(case: Case, user: Any, at: datetime, data: Data) -> Case:
    new = cases.New(data["serial"], data["batch"]) if "serial" in data else None
    return cases.ship(case=case, sending=_sending(data), new=new, by=user, at=at)


def _send_back(case: Case, user: Any, at: datetime, data: Data) -> Case:
    return cases.send_back(case=case, sending=_sending(data), by=user, at=at)


def _refuse_incomplete(case: Case, user: Any, at: datetime, data: Data) -> Case:
    return cases.decide(case=case, outcome=CaseOutcome.SEND_BACK, by=user, at=at, **data)


def _may_withdraw(case: Case) -> bool:
    """The goods lie here, nothing is decided, and no refund waits."""
    lies_here = CaseOutcome.SEND_BACK in OUTCOMES[case.kind] and case.state in UNDECIDED_HERE
    return lies_here and waiting_refund(case) is None


def _may_decide_refund(user: Any, case: Case) -> bool:
    return case.refund is not None and permissions.can_refund(user, case, case.refund)


UNDECIDED_HERE = frozenset({State.DOCUMENTS, State.RECEIVED, State.APPRAISED})
ACTIONS: list[CaseAction] = [
    CaseAction(
        "receipt", _("登记收货"), "package", typed.ReceiptForm,
        permissions.can_handle, _goes_to(State.DOCUMENTS), _receive, _("收货已登记。"),
    ),
    CaseAction(
        "parcel", _("登记客户运单"), "truck", typed.ParcelForm,
        permissions.can_handle, _goes_to(State.IN_TRANSIT), _run(cases.announce_parcel), _("运单已登记。"),
    ),
    CaseAction(
        "papers", _("登记补来的资料"), "clipboard-check", typed.MissingForm,
        permissions.can_handle, lambda case: case.state == State.DOCUMENTS, _run(cases.complete),
        _("补来的资料已登记。"),
    ),
    CaseAction(
        "appraisal", _("填写鉴定结论"), "search", typed.AppraisalForm,
        permissions.can_appraise, _goes_to(State.APPRAISED), _run(cases.appraise), _("鉴定结论已保存。"),
    ),
    CaseAction(
        "decision", _("作出决定"), "gavel", typed.DecisionForm,
        permissions.can_decide,
        lambda case: case.state == State.APPRAISED and waiting_refund(case) is None,
        _run(cases.decide), _("决定已保存。"),
    ),
    CaseAction(
        "refund", _("审批退款"), "gavel", typed.RefundForm,
        _may_decide_refund, lambda case: waiting_refund(case) is not None, _run(cases.decide_refund),
        _("退款审批意见已保存。"),
    ),
    CaseAction(
        "shipment", _("登记发出"), "package-export", typed.SendingForm,
        permissions.can_handle, _fulfils(State.SHIPPED), _ship, _("发出已登记，已通知客户。"),
    ),
    CaseAction(
        "payment", _("登记付款"), "currency-yuan", typed.PaymentForm,
        permissions.can_pay, _fulfils(State.REFUNDED), _run(cases.pay), _("付款已登记，已通知客户。"),
    ),
    CaseAction(
        "sending-back", _("登记退回原物"), "package-export", typed.SendingForm,
        permissions.can_handle, _fulfils(State.SENT_BACK), _send_back, _("退回已登记，已通知客户。"),
    ),
    CaseAction(
        "freight-repayment", _("登记退还寄回运费"), "receipt-refund", typed.RepaymentForm,
        permissions.can_pay, lambda case: case.is_open and owed_freight(case) > 0, _run(cases.repay_freight),
        _("退还已登记，已通知客户。"),
    ),
    CaseAction(
        "closing", _("客户已收到，结案"), "circle-check", typed.ClosingForm,
        permissions.can_handle, lambda case: case.state in FULFILLED, _run(cases.close), _("已结案。"),
    ),
    CaseAction(
        "files", _("添加照片或文件"), "paperclip", typed.FileForm,
        permissions.can_handle, lambda case: case.is_open, _run(cases.add_file), _("文件已保存。"), aside=True,
    ),
    CaseAction(
        "standby", _("申请备用机"), "building-store", typed.StandbyForm,
        permissions.can_handle, may_lend, _run(cases.ask_standby), _("备用机已申请。"), aside=True,
    ),
    CaseAction(
        "cost", _("登记费用"), "currency-yuan", typed.CostForm,
        permissions.can_pay, lambda _case: True, _run(cases.add_cost), _("费用已登记。"), aside=True,
    ),
    CaseAction(
        "recourse", _("向供应商追偿"), "receipt-refund", typed.RecourseForm,
        permissions.can_pay, lambda case: case.finding == "quality", _run(cases.seek_recourse),
        _("追偿已登记。"), aside=True,
    ),
    CaseAction(
        "incompleteness", _("资料补不齐，退回原物"), "arrow-back-up", typed.IncompleteForm,
        permissions.can_decide, lambda case: case.state == State.DOCUMENTS, _refuse_incomplete,
        _("已决定退回原物。"), aside=True,
    ),
    CaseAction(
        "withdrawal", WITHDRAWN, "arrow-back-up", typed.WithdrawalForm,
        permissions.can_decide, _may_withdraw, _run(cases.withdraw),
        _("已决定退回原物。"), aside=True,
    ),
    CaseAction(
        "cancellation", _("取消"), "x", typed.CancellationForm,
        permissions.can_handle, _goes_to(State.CANCELLED), _run(cases.cancel), _("已取消。"), danger=True,
        aside=True,
    ),
]  # fmt: skip
BY_SLUG = {action.slug: action for action in ACTIONS}


def offered(user: Any, case: Case) -> list[CaseAction]:
    """The verbs a person may use now, the next step first."""
    return [action for action in ACTIONS if action.offered(user, case)]


WAITS = {
    State.ANNOUNCED: _("等待鉴定，由主管、班组长或该单技师填写结论。"),
    State.RECEIVED: _("等待鉴定，由主管、班组长或该单技师填写结论。"),
    State.APPRAISED: _("等待决定，由主管及以上岗位作出。"),
    State.DECIDED: _("等待付款，由主管或班组长登记。"),
}
"""Who takes the next step, for those who cannot."""


REPAIR_RUNS = _("维修在工单上继续。产品在我处维修的，修好后再登记退回原物。")
REPAIR_DONE = _("维修服务已完成，请登记退回原物。")
REPAIR_OFFERED = _("客户愿意付费维修的，先在质保判定页报价；客户接受后安排维修，修好再退回。")


def repair_instead(case: Case, held: Standing | None) -> Any:
    """Words on the repair in place of what was refused or withdrawn; empty once the goods are gone.

    `held` is how the ticket stands with its warranty; a paid repair is offered until it was quoted.
    """
    if case.state != State.DECIDED or not goes_back(case):
        return ""
    if was_repaired_instead(case):
        return REPAIR_DONE
    if is_repaired_instead(case):
        return REPAIR_RUNS
    unquoted = held is not None and held.settled == Verdict.PAID_REPAIR and held.quotation is None
    return REPAIR_OFFERED if unquoted else ""


def waits_for(user: Any, case: Case) -> Any:
    """Words for whoever has no next step of the own; empty where there is one or a refund is asked for."""
    has_own = any(not action.aside for action in offered(user, case))
    if has_own or waiting_refund(case) is not None or not permissions.can_handle(user, case):
        return ""
    return WAITS.get(case.state, "")
