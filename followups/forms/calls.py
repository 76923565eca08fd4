"""What the caller notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from customers.phones import BadPhone, normalise
from followups.enums import DISSATISFIED, SATISFIED
from followups.forms.parts import PeopleForm, customer, day, moment, person, rating, words

NEXT = [("again", _("下一个工作日再回访")), ("complaint", _("登记为投诉"))]


class AnswerForm(forms.Form):
    """The customer was reached."""

    satisfaction = rating(_("满意程度"), keys=True)
    opinion = words(_("客户意见"), required=False, rows=4)

    def clean(self) -> dict[str, Any]:
        """A dissatisfied customer's reason is what the next colleague works with."""
        data = super().clean() or {}
        if data.get("satisfaction") in DISSATISFIED and not data.get("opinion"):
            self.add_error("opinion", _("客户不满意时，请写明原因。"))
        return data


class DeliveryAnswerForm(AnswerForm):
    """The same after a delivery, with what follows when the customer is not satisfied (FUP-02)."""

    then = forms.ChoiceField(label=_("不满意时"), choices=NEXT, initial="again", widget=Segmented)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        unhappy = data.get("satisfaction") and data["satisfaction"] not in SATISFIED
        if unhappy and data.get("then") == "complaint" and not data.get("opinion"):
            self.add_error("opinion", _("登记投诉须写明客户意见。"))
        return data


class InstallationForm(forms.Form):
    """Six fields, all of them required (FUP-01)."""

    called_at = moment(_("通话时间"))
    name = forms.CharField(label=_("姓名"), max_length=80)
    phone = forms.CharField(label=_("电话"), max_length=30)
    contract_number = forms.CharField(label=_("合同号"), max_length=40)
    address = forms.CharField(label=_("地址"), max_length=200)
    satisfaction = rating(_("满意程度"), keys=True)
    evaluation = words(_("评价"), rows=4)

    def clean_phone(self) -> str:
        try:
            return normalise(self.cleaned_data["phone"])
        except BadPhone as error:
            raise forms.ValidationError(str(error)) from error


class RegularForm(forms.Form):
    """Four answers; with one of them blank the call is kept as partial (FUP-07)."""

    knowledge = words(_("产品知识掌握情况"), required=False, rows=2, most=1000)
    fit = words(_("功能是否合用"), required=False, rows=2, most=1000)
    attitude = words(_("服务人员态度"), required=False, rows=2, most=1000)
    wishes = words(_("改进意见"), required=False, rows=2, most=1000)
    satisfaction = rating(_("总体满意度"), required=False, keys=True)

    def clean(self) -> dict[str, Any]:
        """An empty form says nothing."""
        data = super().clean() or {}
        if not any(data.get(name) for name in self.fields):
            self.add_error(None, _("请至少填写一项答复。"))
        return data


class FailedForm(forms.Form):
    """Nobody answered."""

    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class ScheduleForm(PeopleForm):
    """A regular call to a customer."""

    people_fields = ("assignee",)
    customer = customer()
    assignee = person(_("回访人"), required=False, help_text=_("不选则由本单位信息员回访。"))
    due_on = day(_("最迟日期"), required=False)


class AssigneeForm(PeopleForm):
    """Who makes a call."""

    people_fields = ("assignee",)
    assignee = person(_("回访人"))


class TracerForm(PeopleForm):
    """Who traces the improvement of a complaint (FUP-11)."""

    people_fields = ("owner",)
    owner = person(_("跟踪人"))


class DeliveryForm(PeopleForm):
    """A delivery to a customer."""

    customer = customer()
    goods = forms.CharField(label=_("交付内容"), max_length=120)
    order_number = forms.CharField(label=_("订单号或合同号"), max_length=40, required=False)
    delivered_on = day(_("交付日期"))
