"""Cases on the customer's private page: where it stands, where to send, carrier and number, why it was refused."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.actors import CUSTOMER
from core.doors import LinkPart, LinkRefused, OtherWay
from core.punctuation import mark
from warranty.case_enums import Bearer, CaseKind, CaseOutcome, CaseState
from warranty.case_rules import shown_missing
from warranty.case_transitions import EDGES
from warranty.models import Case, Parcel
from warranty.operations import cases
from warranty.queries.case_money import owed_freight
from warranty.queries.case_papers import asked_for, freight_otherwise
from warranty.queries.case_ways import (
    by_post,
    goes_back,
    is_repaired_instead,
    newest_case,
    was_repaired_instead,
)

PLAIN: dict[str, Any] = {
    CaseState.ANNOUNCED: gettext_lazy("已为您登记，请把产品寄到下面的地址，并在这里填写运单号。"),
    CaseState.DOCUMENTS: gettext_lazy("已收到产品，还缺一些资料或物品，补齐后才能继续。"),
    CaseState.IN_TRANSIT: gettext_lazy("已记下您的运单号，收到后会通知您。"),
    CaseState.RECEIVED: gettext_lazy("已收到产品，正在鉴定。"),
    CaseState.APPRAISED: gettext_lazy("鉴定已完成，正在作出处理决定。"),
    CaseState.SHIPPED: gettext_lazy("产品已发出，请注意查收。"),
    CaseState.REFUNDED: gettext_lazy("退款已支付，到账时间以银行为准。"),
    CaseState.SENT_BACK: gettext_lazy("您的产品已寄回，请注意查收。"),
    CaseState.CLOSED: gettext_lazy("已办理完毕。"),
    CaseState.CANCELLED: gettext_lazy("这次办理已取消。"),
}
DECIDED: dict[str, Any] = {
    CaseOutcome.NEW_GOODS: gettext_lazy("已同意换新，正在准备发货。"),
    CaseOutcome.REFUND: gettext_lazy("已同意退款，正在办理付款。"),
    CaseOutcome.REPAIRED: gettext_lazy("产品已修好，正在准备寄回。"),
    CaseOutcome.SEND_BACK: gettext_lazy("不能退换，产品将退回给您。"),
}
REPAIRED_INSTEAD: dict[str, Any] = {
    CaseState.DECIDED: gettext_lazy("不能退换，维修继续进行。"),
    CaseState.SENT_BACK: gettext_lazy("您的产品已寄回，请注意查收；维修继续进行。"),
    CaseState.CLOSED: gettext_lazy("不能退换，维修继续进行。"),
}
WITHDRAWN = gettext_lazy("已按您的要求撤回，产品将退回给您。")
WITHDRAWN_REPAIRED = gettext_lazy("已按您的要求撤回，维修继续进行。")
WORK_DONE = gettext_lazy("不能退换，维修服务已完成，产品将寄回给您。")
WITHDRAWN_WORK_DONE = gettext_lazy("已按您的要求撤回，维修服务已完成，产品将寄回给您。")
GONE_BACK = gettext_lazy("不能退换，产品已退回给您。")
WITHDRAWN_GONE_BACK = gettext_lazy("已按您的要求撤回，产品已退回给您。")
ON_SITE = gettext_lazy("已为您登记上门换货，我们会与您约定时间。")


class TrackingForm(forms.Form):
    carrier = forms.CharField(label=gettext_lazy("快递公司"), max_length=60)
    tracking = forms.CharField(label=gettext_lazy("运单号"), max_length=60)


def words_of(case: Case) -> str:
    """Where it stands, as one says it to a customer."""
    if case.state in REPAIRED_INSTEAD and is_repaired_instead(case):
        return str(_goes_on(case))
    if case.state == CaseState.DECIDED:
        return str(_decided(case))
    if case.state == CaseState.CLOSED and goes_back(case):
        return str(WITHDRAWN_GONE_BACK if case.withdrawn else GONE_BACK)
    if case.state == CaseState.ANNOUNCED and case.kind == CaseKind.ONSITE_EXCHANGE:
        return str(ON_SITE)
    return str(PLAIN[case.state])


def _decided(case: Case) -> Any:
    """What was decided waits to be carried out."""
    if was_repaired_instead(case):
        return WITHDRAWN_WORK_DONE if case.withdrawn else WORK_DONE
    return WITHDRAWN if case.withdrawn else DECIDED[case.outcome]


def _goes_on(case: Case) -> Any:
    """A repair follows what was refused or withdrawn."""
    withdrawn = case.withdrawn and case.state != CaseState.SENT_BACK
    return WITHDRAWN_REPAIRED if withdrawn else REPAIRED_INSTEAD[case.state]


def refusal_of(case: Case, *, confirmed: bool) -> str:
    """Why the goods go back: what the appraisal found; what somebody wrote of it only after the digits."""
    if case.outcome != CaseOutcome.SEND_BACK:
        return ""
    if case.withdrawn:
        return case.note if confirmed else ""
    found = case.get_finding_display() if case.finding else _never_came(case)
    return " ".join(filter(None, (found, *(_written(case) if confirmed else ()))))


def _never_came(case: Case) -> str:
    """What was asked for in vain, where nothing was appraised."""
    lacking = str(mark("、")).join(shown_missing(case.missing))
    return _("资料或物品不齐，缺%(things)s。") % {"things": lacking} if lacking else ""


def _written(case: Case) -> tuple[str, str]:
    """The words of the appraisal that counts, and of the decision."""
    last = case.appraisals.last()
    return last.note if last else "", case.note


def _sent(case: Case) -> Parcel | None:
    """The parcel on its way to us, so that a mistyped number is seen."""
    if case.state != CaseState.IN_TRANSIT:
        return None
    return Parcel.objects.filter(case=case, way="in").last()


def _context(link: Any) -> dict[str, Any] | None:
    case = newest_case(link.stream_id)
    if case is None:
        return None
    may_send = CaseState.IN_TRANSIT in EDGES[case.kind].get(case.state, ())
    return {
        "case": case,
        "words": words_of(case),
        "refusal": refusal_of(case, confirmed=link.confirmed),
        "missing": shown_missing(case.awaited),
        "wanted": shown_missing(asked_for(case)) if may_send else [],
        "pays_freight": may_send and freight_otherwise(case) == Bearer.CUSTOMER,
        "sent": _sent(case),
        "owed": owed_freight(case) if case.is_open else None,
        "repaid": list(case.repayments.all()),
        "out": Parcel.objects.filter(case=case, way="out").last(),
        "form": (link.bound.get("parcel") or TrackingForm(auto_id="parcel_%s")) if may_send else None,
    }


def _announce(link: Any, data: Any, at: datetime) -> str:
    case = newest_case(link.stream_id)
    form = TrackingForm(data, auto_id="parcel_%s")
    if case is None:
        raise LinkRefused(_("没有进行中的退换。"))
    if not form.is_valid():
        raise LinkRefused(_("请填写快递公司和运单号。"), form)
    try:
        cases.announce_parcel(case=case, by=CUSTOMER, at=at, **form.cleaned_data)
    except cases.CaseRefused as error:
        raise LinkRefused(str(error), form) from None
    return _("运单号已登记，收到产品后会通知您。")


PART = LinkPart("return case", 15, _context, "warranty/cases/link.html", {"parcel": _announce})
WAY = OtherWay("case by post", 10, by_post)
