"""Shifts of a week."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from core.clock import at_local
from org.models import User

Spans = list[tuple[datetime, datetime]]


class ShiftForm(forms.Form):
    """Times and people of shifts; one that ends at or before its beginning ends on the next day."""

    days = forms.TypedMultipleChoiceField(
        label=_("星期"), coerce=int, widget=forms.CheckboxSelectMultiple, choices=list(WEEKDAYS.items())
    )
    starts = forms.TimeField(label=_("开始"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=_("结束"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=_("不晚于开始时算作次日。"),
    )
    people = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("值班人员"), widget=forms.SelectMultiple({"size": 6})
    )
    complaint_owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("投诉接待人"),
        required=False,
        empty_label=_("未指定"),
        help_text=_("发布前每个班次都须指定。"),
    )

    def __init__(self, *args: Any, staff: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("people", "complaint_owner"):
            self.fields[name].queryset = staff  # type: ignore[attr-defined]

    def spans(self, monday: date) -> Spans:
        """The spans of the chosen days as instants."""
        data = self.cleaned_data
        return [_span(monday + timedelta(days=day), data["starts"], data["ends"]) for day in data["days"]]


class EmergencyDutyForm(forms.Form):
    """Who is reached for emergencies on some days of the week."""

    duty_days = forms.TypedMultipleChoiceField(
        label=_("星期"), coerce=int, widget=forms.CheckboxSelectMultiple, choices=list(WEEKDAYS.items())
    )
    primary = forms.ModelChoiceField(User.objects.none(), label=_("第一联系人"))
    backups = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("备份联系人"), widget=forms.SelectMultiple({"size": 4})
    )
    phones = forms.CharField(label=_("其他电话"), max_length=120, required=False)

    def __init__(self, *args: Any, staff: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("primary", "backups"):
            self.fields[name].queryset = staff  # type: ignore[attr-defined]


def _span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    last = day if ends > starts else day + timedelta(days=1)
    return at_local(day, starts), at_local(last, ends)
