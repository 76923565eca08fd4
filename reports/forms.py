"""Filters and small forms of reports."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, LocalDateTimeInput, MonthInput
from org.models import Unit
from reports.enums import Paper, ReportKind

LONGEST_SPAN = 366


class MonthForm(forms.Form):
    """Which month of which unit; both have defaults."""

    month = forms.DateField(label=_("月份"), input_formats=["%Y-%m"], required=False, widget=MonthInput)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), required=False, empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class SpanForm(forms.Form):
    """From one day to another, both included."""

    first = forms.DateField(label=_("从"), widget=LocalDateInput)
    last = forms.DateField(label=_("到"), widget=LocalDateInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                self.add_error("last", _("结束日期不能早于开始日期。"))
            elif (last - first).days >= LONGEST_SPAN:
                self.add_error("last", _("一次最多查看一年。"))
        return data


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label=_("备注"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == ReportKind.MONTHLY:
            self.fields["remark"].label = _("分析与改进措施")


class RevisionForm(forms.Form):
    reason = forms.CharField(label=_("更正原因"), max_length=200)


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("退回原因"), max_length=200)


class SummaryForm(forms.Form):
    """The supervisor's written result of the day (RPT-08); a reason where a sent one is changed."""

    results = forms.CharField(
        label=_("今日工作结果"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    quality = forms.CharField(
        label=_("服务质量检查"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    problems = forms.CharField(
        label=_("问题与措施"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    tomorrow = forms.CharField(
        label=_("明日安排"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(label=_("更正原因"), max_length=200, required=False)

    def __init__(self, *args: Any, sent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sent:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]


class CaseForm(forms.Form):
    """One complaint of the quarter: chosen or not, and what it teaches."""

    chosen = forms.BooleanField(label=_("选为案例"), required=False)
    lesson = forms.CharField(
        label=_("经验教训"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class DecisionForm(forms.Form):
    item = forms.CharField(max_length=40, widget=forms.HiddenInput)
    decision = forms.CharField(label=_("决定"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class HandInForm(forms.Form):
    """A paper that came back from a trip."""

    paper = forms.ChoiceField(label=_("单据"), choices=Paper.choices)
    at = forms.DateTimeField(label=_("交回时间"), widget=LocalDateTimeInput)
