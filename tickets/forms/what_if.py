"""What to try a draft on: a quarter, and perhaps other service hours of a calendar."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MINUTES = 24 * 60
QUARTER_MONTHS = 3
QUARTERS = 5
SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
WORKDAYS, WEEKEND = range(5), range(5, 7)


def quarters(day: date) -> list[tuple[date, date]]:
    """The last quarter first, then those before it, and the present one so far at the end."""
    first = date(day.year, (day.month - 1) // QUARTER_MONTHS * QUARTER_MONTHS + 1, 1)
    starts = [first]
    for _place in range(QUARTERS - 1):
        last = starts[-1] - timedelta(days=1)
        starts.append(date(last.year, last.month - (QUARTER_MONTHS - 1), 1))
    past = [(begin, after - timedelta(days=1)) for after, begin in pairwise(starts)]
    return [*past, (first, day)]


class HoursField(forms.CharField):
    """「08:30-12:00,13:30-17:30」 as intervals of minutes; empty for no service."""

    def to_python(self, value: Any) -> list[list[int]]:
        text = (value or "").replace("，", ",").replace("－", "-").strip()
        spans = [self._span(part.strip()) for part in text.split(",") if part.strip()]
        if any(end > begin for (_begin, end), (begin, _end) in pairwise(spans)):
            raise forms.ValidationError(_("时段须由早到晚，且不重叠。"))
        return spans

    def validate(self, value: Any) -> None:
        """No service at all is a choice, too."""

    def run_validators(self, value: Any) -> None:
        """Intervals are checked while they are read."""

    def _span(self, text: str) -> list[int]:
        found = SPAN.fullmatch(text)
        numbers = [int(part) for part in found.groups()] if found else []
        if not numbers:
            raise forms.ValidationError(_("请写成 08:30-12:00 的形式。"))
        begin, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
        if not begin < end <= MINUTES:
            raise forms.ValidationError(_("结束须晚于开始。"))
        return [begin, end]


class WhatIfForm(forms.Form):
    """A draft over the tickets of a quarter; without a calendar every one keeps its hours."""

    quarter = forms.ChoiceField(label=gettext_lazy("登记时间"))
    calendar = forms.ChoiceField(label=gettext_lazy("改用服务时间的日历"), required=False)
    workdays = HoursField(label=gettext_lazy("周一至周五"), required=False)
    weekend = HoursField(label=gettext_lazy("周六、周日"), required=False)

    def __init__(self, *args: Any, day: date, calendars: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = {begin.isoformat(): (begin, end) for begin, end in quarters(day)}
        words = [
            (key, _("%(since)s 至 %(until)s") % {"since": begin, "until": end})
            for key, (begin, end) in self.spans.items()
        ]
        self.fields["quarter"].choices = words  # type: ignore[attr-defined]
        self.fields["calendar"].choices = [("", _("不改")), *calendars]  # type: ignore[attr-defined]
        self.fields["workdays"].help_text = _("例如 08:30-12:00,13:30-17:30；留空为不服务。")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("calendar") and not self.errors and not (data["workdays"] or data["weekend"]):
            self.add_error("workdays", _("改用服务时间时，至少填写一个时段。"))
        return data

    def asked(self) -> dict[str, Any]:
        """What the calculation is given."""
        data = self.cleaned_data
        since, until = self.spans[data["quarter"]]
        week = {str(day): data["workdays"] for day in WORKDAYS} | {
            str(day): data["weekend"] for day in WEEKEND
        }
        return {"since": since, "until": until, "hours": {data["calendar"]: week} if data["calendar"] else {}}
