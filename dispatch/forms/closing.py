"""The end of a job."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, PhotosField, Segmented, SignatureField
from dispatch.enums import CauseCode, Satisfaction, WorkResult
from dispatch.forms.fields import text
from dispatch.operations.closing import Leaving, Outcome, Repair, Report, Trip
from dispatch.operations.signing import Closure, Ratings


class RepairForm(forms.Form):
    """Entry of the product's repair file (ORG-13)."""

    product = forms.CharField(label=_("产品"), max_length=120)
    fault = text(_("故障现象"), 500, rows=2)
    work = text(_("维修内容"))

    @property
    def repair(self) -> Repair:
        return Repair(**self.cleaned_data)


class ReportForm(forms.Form):
    """The four fields of the service report (TKT-18); what is left empty stays missing."""

    cause = text(_("故障原因"), rows=2, required=False)
    solution = text(_("解决方法"), rows=2, required=False)
    parts = forms.CharField(
        label=_("更换零件名称"), max_length=300, required=False, help_text=_("没有更换请写「无」。")
    )
    opinion = text(_("用户意见"), rows=2, required=False)

    @property
    def report(self) -> Report:
        return Report(**{name: self.cleaned_data.get(name, "") for name in ReportForm.base_fields})


class OutcomeForm(ReportForm):
    """Result, cause and report of finished work; the customer's opinion follows with the signature."""

    result = forms.ChoiceField(label=_("处理结果"), choices=WorkResult.choices, widget=Segmented)
    cause_code = forms.ChoiceField(label=_("原因类别"), choices=CauseCode.choices, widget=Segmented)
    supplier = forms.CharField(
        label=_("外购件供应商"),
        max_length=80,
        required=False,
        help_text=_("原因为外购件时必填，采购部门据此索赔。"),
    )
    safety_fault = forms.TypedChoiceField(
        label=_("安全性能故障"),
        choices=[("yes", _("是")), ("no", _("否"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=Segmented,
        help_text=_("可能危及人身、财产安全的故障；未修好的次数决定能否退换。"),
    )
    field_order = ("result", "cause_code", "supplier", "safety_fault", "cause", "solution", "parts")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["opinion"]

    @property
    def outcome(self) -> Outcome:
        given = self.cleaned_data
        return Outcome(
            given["result"], given["cause_code"], self.report, given["supplier"], given["safety_fault"]
        )

    def clean(self) -> dict[str, Any]:
        """A bought-in part names its supplier (TKT-26)."""
        data = super().clean() or {}
        if data.get("cause_code") == CauseCode.BOUGHT_IN_PART and not data.get("supplier"):
            self.add_error("supplier", _("外购件故障请填写供应商。"))
        return data


class ClosureForm(forms.Form):
    """The customer's verdict with signature, or the refusal with photo; `key` makes it count once."""

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-draft-keep": "", "data-once": ""}))
    quality = forms.ChoiceField(
        label=_("服务质量"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    attitude = forms.ChoiceField(
        label=_("服务态度"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    time = forms.ChoiceField(
        label=_("服务时间"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    opinion = text(_("用户意见"), rows=2, required=False)
    signer = forms.CharField(label=_("签字人"), max_length=40, required=False)
    signature = SignatureField(label=_("客户签字"), required=False)
    refusal_reason = text(_("拒签原因"), 500, rows=2, required=False)
    refusal_photo = PhotosField(label=_("拒签照片"), most=1)
    form_missing = forms.CharField(
        label=_("未填满意度调查表的原因"),
        max_length=200,
        required=False,
        help_text=_("不填即以拒签原因为准。"),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("refusal_reason"):
            self._need({"refusal_photo": _("拒签须附现场照片。")})
        else:
            self._need({name: _("请客户评价。") for name in ("quality", "attitude", "time")})
            if not self._unsatisfied():
                self._need({"signer": _("请填写签字人。"), "signature": _("请客户签字，或登记拒签原因。")})
        return given

    def _need(self, words: dict[str, Any]) -> None:
        for name, said in words.items():
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, said)

    def _unsatisfied(self) -> bool:
        return Satisfaction.UNSATISFIED in map(self.cleaned_data.get, ("quality", "attitude", "time"))

    @property
    def closure(self) -> Closure:
        given = self.cleaned_data
        ratings = [given["quality"], given["attitude"], given["time"]]
        photo = given["refusal_photo"]
        return Closure(
            ratings=Ratings(*ratings) if all(ratings) else None,
            opinion=given["opinion"],
            signer=given["signer"],
            signature=given["signature"].png if given["signature"] else b"",
            refusal_reason=given["refusal_reason"],
            refusal_photo=photo[0].read() if photo else b"",
            form_missing=given["form_missing"],
        )


class CheckOutForm(forms.Form):
    """The call to headquarters before leaving (TKT-20), the filing mark of installations (TKT-16)."""

    called = forms.ChoiceField(
        label=_("离场前致电总部"), choices=[("yes", _("已致电")), ("no", _("未致电"))], widget=Segmented
    )
    called_at = forms.DateTimeField(
        label=_("致电时间"), required=False, widget=LocalDateTimeInput, help_text=_("不填即为离场时。")
    )
    not_called = text(_("未致电的说明"), 200, rows=2, required=False)
    filed = forms.BooleanField(label=_("已报公司备案"), required=False)
    suggestion = text(_("客户建议"), 500, rows=2, required=False)

    @property
    def leaving(self) -> Leaving:
        given = self.cleaned_data
        return Leaving(
            given["called"] == "yes",
            given["called_at"],
            given["not_called"],
            given["filed"],
            given["suggestion"],
        )


class RecordForm(forms.Form):
    """What enters the database after the return: content, report of the trip, root cause (TKT-21, 23, 34)."""

    content = text(_("服务内容"), 2000, rows=4)
    problems = text(_("返程报告：发现的问题"), rows=2, required=False)
    root_cause = text(_("根本原因"), rows=2, required=False)
    lesson = text(_("经验教训"), rows=2, required=False)

    @property
    def trip(self) -> Trip | None:
        given = self.cleaned_data
        trip = Trip(given["problems"], given["root_cause"], given["lesson"])
        return trip if any((trip.problems, trip.root_cause, trip.lesson)) else None
