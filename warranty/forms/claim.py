"""What is typed about a claim, a quotation and another verdict."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, Segmented
from customers.models import ProductPart
from tickets.models import Ticket
from warranty.enums import SUPPLIED, AnswerWay, Paper, Surface, Verdict
from warranty.models import Claim
from warranty.operations.overriding import PENDING
from warranty.queries.safety import asks_for_safety

NONE = "none"
ASKED = [("", _("未问")), ("yes", _("是")), ("no", _("否"))]
STATED = (
    "requested", "part", "item_kind", "faulty_part", "cause", "cause_group", "cause_detail", "affects_use", "safety_fault",
    "sale_kind", "bought_on", "received_on", "card_months", "contract_months", "documents_present",
    "appearance_damage", "goods_sent_in", "supplied_accessories", "parcel_contents", "local_centre",
    "appraisal_by", "appraisal_finding", "appraisal_on", "on_site_visit", "labour", "parts_cost", "parts_list",
    "travel", "visit_fee", "special_replacement", "damaged_part_kept",
)  # fmt: skip
PARTS_OF_FORM: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("购买情况"), ("sale_kind", "bought_on", "received_on", "card_months", "contract_months")),
    (_("资料与外观"), ("documents_present", "appearance_damage")),
    (_("寄来的产品"), ("goods_sent_in", "local_centre", "supplied_accessories", "parcel_contents")),
    (_("鉴定"), ("appraisal_by", "appraisal_finding", "appraisal_on")),
    (
        _("上门与费用"),
        ("on_site_visit", "labour", "parts_cost", "parts_list", "travel", "visit_fee"),
    ),
    (_("特殊更换"), ("special_replacement", "damaged_part_kept")),
)


class AskedField(forms.TypedChoiceField):
    """Yes, no, or nobody has asked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=ASKED, coerce=lambda value: value == "yes", empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


class ListField(forms.MultipleChoiceField):
    """Words to tick; nothing ticked means that nobody has looked, 「都没有」 that there is none."""

    def __init__(self, words: Any, none: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=[*words, (NONE, none)], required=False, widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def clean(self, value: Any) -> list[str] | None:
        found = super().clean(value)
        if not found:
            return None
        return [one for one in found if one != NONE]

    def prepare_value(self, value: Any) -> Any:
        return [NONE] if value == [] else value


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """The facts of a claim; the operation judges what they lead to."""

    affects_use = AskedField(label=_("影响使用"))
    safety_fault = AskedField(
        label=_("安全性能故障"), help_text=_("可能危及人身、财产安全的故障；未修好的次数决定能否退换。")
    )
    local_centre = AskedField(label=_("当地有指定检测点"))
    on_site_visit = AskedField(label=_("上门服务"))
    damaged_part_kept = AskedField(label=_("损坏件已保留"))
    documents_present = ListField(Paper.choices, _("都没有"), label=_("现有资料"))
    appearance_damage = ListField(Surface.choices, _("外观完好"), label=_("外观受损"))
    supplied_accessories = ListField(
        [(one.value, one.label) for one in SUPPLIED], _("都没有"), label=_("购买时随附配件")
    )
    parcel_contents = ListField(Paper.choices, _("都没有"), label=_("随包裹寄来"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Claim
        fields = STATED
        widgets = {
            "requested": Segmented,
            **dict.fromkeys(("bought_on", "received_on", "appraisal_on"), LocalDateInput),
        }

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("cause", "cause_group", "sale_kind", "appraisal_by", "appraisal_finding"):
            self.fields[name].choices = [
                ("", _("未选")),
                *(one for one in self.fields[name].choices if one[0]),
            ]
        model = ticket.asset.model_id if ticket.asset else None
        self.fields["part"].queryset = ProductPart.objects.filter(model=model, is_active=True)
        if not self.fields["part"].queryset.exists():
            del self.fields["part"]
        if not asks_for_safety(ticket):
            del self.fields["safety_fault"]

    def _post_clean(self) -> None:
        """The operation checks and writes; the row of the form stays as it was read."""

    @property
    def given(self) -> dict[str, Any]:
        """What to hand to the operation."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def first(self) -> list[Any]:
        """Fields that stand open."""
        folded = {name for _words, names in PARTS_OF_FORM for name in names}
        return [self[name] for name in self.fields if name not in folded and name != "version"]

    @property
    def folds(self) -> list[tuple[Any, list[Any], bool]]:
        """The others by subject, and whether the fold stands open."""
        found = []
        for words, names in PARTS_OF_FORM:
            fields = [self[name] for name in names if name in self.fields]
            found.append((words, fields, any(field.errors for field in fields)))
        return found


class QuotationForm(forms.Form):
    """Sums in CNY."""

    parts = forms.DecimalField(label=_("配件"), min_value=0, max_digits=12, decimal_places=2, initial=0)
    labour = forms.DecimalField(label=_("工时"), min_value=0, max_digits=12, decimal_places=2, initial=0)
    travel = forms.DecimalField(label=_("路费"), min_value=0, max_digits=12, decimal_places=2, initial=0)
    note = forms.CharField(label=_("说明"), max_length=500, required=False)


class AnswerForm(forms.Form):
    """What the customer said to a quotation."""

    accepted = forms.ChoiceField(
        label=_("客户答复"), choices=[("yes", _("接受")), ("no", _("拒绝"))], widget=Segmented
    )
    way = forms.ChoiceField(
        label=_("答复方式"), choices=[one for one in AnswerWay.choices if one[0] != AnswerWay.LINK]
    )


class OverrideForm(forms.Form):
    """A verdict that is not the judge's, with its reason (WAR-06)."""

    verdict = forms.ChoiceField(
        label=_("改判为"), choices=[one for one in Verdict.choices if one[0] not in PENDING]
    )
    reason = forms.CharField(label=_("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class HandoverForm(forms.Form):
    """The tick and the day of handing the promise over."""

    done = forms.BooleanField(label=_("承诺已重申并交接给客户"))
    on = forms.DateField(label=_("交接日期"), widget=LocalDateInput)


class DecisionForm(forms.Form):
    """Granting or returning what somebody asked for."""

    decision = forms.ChoiceField(
        label=_("审批"), choices=[("yes", _("同意")), ("no", _("退回"))], widget=Segmented
    )
    note = forms.CharField(label=_("意见"), max_length=500, required=False)
