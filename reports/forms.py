"""Filters and small forms of reports."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, MonthInput
from org.models import Unit

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
        label=_("备注"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class RevisionForm(forms.Form):
    reason = forms.CharField(label=_("更正原因"), max_length=200)
