"""What is typed on the page of a case."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, LocalDateTimeInput, Segmented
from customers.models import RepairAddress
from warranty.case_enums import Bearer, CaseKind, CaseOutcome, CaseState, CostItem
from warranty.case_rules import outcomes_for
from warranty.case_transitions import OUTCOMES
from warranty.enums import SUPPLIED, Appraiser, Finding, Paper
from warranty.models import Case
from warranty.queries import standing
from warranty.queries.case_money import RefundTerms, owed_freight, refund_terms
from warranty.queries.case_offers import offered
from warranty.queries.case_papers import asked_for

SENT = [
    (one.value, one.label)
    for one in (Paper.PRODUCT, *SUPPLIED, Paper.MANUAL, Paper.OUTER_PACKAGING, Paper.MAKER_REPORT)
] + [(one.value, one.label) for one in (Paper.WARRANTY_CARD, Paper.INVOICE, Paper.DELIVERY_NOTE)]
"""What a parcel may hold."""
ACCEPTED = "image/*,video/*,application/pdf,.docx,.xlsx"


def _money(label: Any, *, required: bool = False, least: str = "0") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=required, min_value=Decimal(least), max_digits=12, decimal_places=2
    )


def _text(label: Any, most: int, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required)


def _several(label: Any, choices: Any, *, required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
    )


class CaseForm(forms.Form):
    """Base of the verbs of a case: they know the case."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.fit()

    def fit(self) -> None:
        """Narrow the fields to the case."""


def _known(ticket: Any) -> dict[str, Any]:
    """What the claim says already."""
    found = standing.of(ticket)
    if found is None:
        return {}
    facts = found.facts
    return {"local_centre": bool(facts.local_centre), "supplied": list(facts.supplied_accessories)}


class OpeningForm(forms.Form):
    """What a case begins with; addresses are those of the model's service booklet (WAR-21)."""

    kind = forms.ChoiceField(label=_("办理方式"), widget=Segmented)
    place = forms.ModelChoiceField(
        RepairAddress.objects.none(), label=_("寄送到"), required=False, empty_label=_("自行填写")
    )
    send_to = forms.CharField(
        label=_("寄送地址"), max_length=300, required=False, help_text=_("收件单位、地址和电话，客户会看到。")
    )
    local_centre = forms.BooleanField(label=_("当地有厂家指定检测点（须附检测报告）"), required=False)
    supplied = _several(_("购买时随附的配件"), [(one.value, one.label) for one in SUPPLIED])

    def __init__(self, *args: Any, ticket: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _known(ticket))
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = offered(ticket)
        model = ticket.asset.model_id if ticket.asset else None
        self.fields["place"].queryset = RepairAddress.objects.filter(model=model)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        place = data.pop("place", None)
        if place and not data.get("send_to"):
            data["send_to"] = " ".join(filter(None, (place.name, place.address, place.phone)))
        onsite = data.get("kind") == CaseKind.ONSITE_EXCHANGE
        if not onsite and not data.get("send_to"):
            self.add_error("send_to", _("请选择或填写客户应寄送的地址。"))
        return data


class ParcelForm(CaseForm):
    carrier = _text(_("承运公司"), 60, required=True)
    tracking = _text(_("运单号"), 60, required=True)
    freight = _money(_("客户支付的寄回运费（元）"))


class ReceiptForm(CaseForm):
    received_at = forms.DateTimeField(label=_("收货时间"), widget=LocalDateTimeInput)
    contents = _several(_("包裹内有"), SENT, required=True)
    freight = _money(_("客户支付的寄回运费（元）"))
    carrier = _text(_("承运公司"), 60)
    tracking = _text(_("运单号"), 60)

    def fit(self) -> None:
        if self.case.state == CaseState.IN_TRANSIT:
            del self.fields["carrier"], self.fields["tracking"]
        wanted = asked_for(self.case)
        self.fields["contents"].choices = sorted(SENT, key=lambda one: one[0] not in wanted)


class MissingForm(CaseForm):
    came = _several(_("补来的资料或物品"), (), required=True)

    def fit(self) -> None:
        known = dict(Paper.choices)
        self.fields["came"].choices = [(code, known.get(code, code)) for code in self.case.missing]


class AppraisalForm(CaseForm):
    appraiser = forms.ChoiceField(
        label=_("鉴定方"), choices=Appraiser.choices, initial=Appraiser.COMPANY_ENGINEER
    )
    finding = forms.ChoiceField(label=_("结论"), choices=Finding.choices, widget=Segmented)
    on = forms.DateField(label=_("鉴定日期"), widget=LocalDateInput)
    note = _text(_("说明（客户可见）"), 500)
    report = forms.FileField(
        label=_("鉴定报告"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )


class DecisionForm(CaseForm):
    outcome = forms.ChoiceField(label=_("决定"), widget=Segmented)
    price = _money(_("原价（元，退款时填写）"))
    depreciation = _money(_("折旧费（元）"))
    note = _text(_("说明（客户可见）"), 500)

    def fit(self) -> None:
        found = standing.of(self.case.ticket)
        allowed = outcomes_for(found.settled if found else "")
        offered_here = [one for one in OUTCOMES[self.case.kind] if one in allowed]
        self.fields["outcome"].choices = [(one, CaseOutcome(one).label) for one in offered_here]
        if CaseOutcome.REFUND not in offered_here:
            del self.fields["price"], self.fields["depreciation"]
        else:
            self._suggest(refund_terms(self.case))

    def _suggest(self, terms: RefundTerms) -> None:
        """The price of the sale, and what the rule keeps for use."""
        self.fields["price"].initial = terms.price
        self.fields["depreciation"].initial = terms.most_kept
        words = _("按规定最多 %(most)s 元。") % {"most": terms.most_kept}
        self.fields["depreciation"].help_text = words


class WithdrawalForm(CaseForm):
    """Goods that nobody decided on go back as they came."""

    note = _text(_("原因（客户可见）"), 500, required=True)


class IncompleteForm(CaseForm):
    """What is missing never came: the goods go back without an appraisal."""

    note = _text(_("说明（客户可见）"), 500, required=True)


class RefundForm(CaseForm):
    approved = forms.TypedChoiceField(
        label=_("审批意见"),
        choices=[("yes", _("同意")), ("no", _("退回"))],
        coerce=lambda value: value == "yes",
        widget=Segmented,
    )
    note = _text(_("意见"), 500)


class SendingForm(CaseForm):
    """New, repaired or unchanged goods leave; on site they are handed over."""

    serial = _text(_("新机序列号"), 60, required=True)
    batch = _text(_("新机批次"), 40)
    carrier = _text(_("承运公司"), 60, required=True)
    tracking = _text(_("运单号"), 60, required=True)
    freight = _money(_("运费（元）"))

    def fit(self) -> None:
        if self.case.outcome != CaseOutcome.NEW_GOODS:
            del self.fields["serial"], self.fields["batch"]
        if self.case.kind == CaseKind.ONSITE_EXCHANGE:
            del self.fields["carrier"], self.fields["tracking"], self.fields["freight"]


class PaymentForm(CaseForm):
    payment = _text(_("付款凭证号"), 60, required=True)


class RepaymentForm(CaseForm):
    """The whole of what the customer paid to send the goods in."""

    payment = _text(_("付款凭证号"), 60, required=True)

    def fit(self) -> None:
        words = _("应退还客户 %(amount)s 元。") % {"amount": f"{owed_freight(self.case):.2f}"}
        self.fields["payment"].help_text = words


class ClosingForm(CaseForm):
    """Nothing is typed: the customer has what was decided."""


class StandbyForm(CaseForm):
    """Nothing is typed: a unit of the same model."""


class CancellationForm(CaseForm):
    reason = _text(_("取消原因"), 200, required=True)


class CostForm(CaseForm):
    what = forms.ChoiceField(label=_("项目"), choices=CostItem.choices)
    bearer = forms.ChoiceField(label=_("承担方"), choices=Bearer.choices, widget=Segmented)
    amount = forms.DecimalField(label=_("金额（元，更正填负数）"), max_digits=12, decimal_places=2)
    note = _text(_("说明"), 200)


class RecourseForm(CaseForm):
    supplier = _text(_("供应商"), 80, required=True)
    amount = _money(_("追偿金额（元）"), required=True, least="0.01")


class FileForm(CaseForm):
    file = forms.FileField(label=_("照片、视频或文件"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))


class FilterForm(forms.Form):
    """All optional; the address line is their state."""

    which = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("全部未结")), *CaseState.choices, ("all", _("全部"))],
    )
    due = forms.ChoiceField(
        label=_("时限"),
        required=False,
        choices=[
            ("", _("不限")),
            ("overdue", _("已超时")),
            ("today", _("今天到期")),
            ("soon", _("三天内到期")),
        ],
    )
    kind = forms.ChoiceField(label=_("方式"), required=False, choices=[("", _("全部")), *CaseKind.choices])

    @property
    def asked(self) -> dict[str, str]:
        """What can be read of it."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}
