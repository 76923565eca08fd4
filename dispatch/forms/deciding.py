"""What is decided about an order, with reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from dispatch.forms.fields import need_words, text

RETURNS = (
    _("信息不全，请补充"),
    _("地址或电话不清，请核实"),
    _("可电话解决，请先指导"),
    _("重复报修，请并入原工单"),
    _("不在服务范围"),
)


class EmptyForm(forms.Form):
    """A step that needs no words."""


class ReasonForm(forms.Form):
    """Why something is refused, returned or taken back."""

    reason = text(_("原因"), 500, rows=2)


class ReturnForm(forms.Form):
    """Why an application goes back: one of the usual reasons, or words."""

    preset = forms.ChoiceField(
        label=_("常用原因"), choices=[(words, words) for words in RETURNS], required=False
    )
    reason = text(_("原因"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["reason"] = (given.get("reason") or "").strip() or str(given.get("preset") or "")
        if not given["reason"]:
            self.add_error("reason", _("请选择或写明退回原因。"))
        return given


class DecisionForm(forms.Form):
    """A decision after the fact, with words."""

    approved = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("退回"))])
    note = forms.CharField(label=_("意见"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("approved") == "no":
            need_words(self, "note", _("退回须写明原因。"))
        return given


class KeptForm(forms.Form):
    """Whether what a phone sent too late is adopted, with words where it is not."""

    adopted = forms.ChoiceField(
        label=_("决定"), choices=[("yes", _("采纳")), ("no", _("不采纳"))], widget=Segmented
    )
    note = text(_("说明"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("adopted") == "no":
            need_words(self, "note", _("不采纳须写明原因。"))
        return given


class PlanDecisionForm(forms.Form):
    """The solution that the head fixes."""

    plan = text(_("确定的方案"))


class ConsentForm(forms.Form):
    """The desk's word on an item, and the customer's."""

    agreed = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("不同意"))])
    customer_agreed = forms.BooleanField(label=_("客户已同意"), required=False)
    note = forms.CharField(label=_("意见"), max_length=200, required=False)
