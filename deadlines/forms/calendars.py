"""What is typed about calendars: notices, single days, closures, hours."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, Segmented
from org.models import BusinessCalendar, Unit
from org.operations.calendar import DayOff, Unreadable, parse, read_spans

FIRST, LAST = 2020, 2100
WEEKDAYS = [_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")]
KINDS = [("off", _("休息")), ("work", _("上班")), ("hours", _("按时段上班")), ("usual", _("恢复平常"))]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Minutes of intervals such as `09:00-12:00 13:00-18:00`; ValidationError for anything else."""
    try:
        return read_spans(text)
    except ValueError as error:
        raise forms.ValidationError(_("请写成 09:00-12:00 13:00-18:00，由早到晚。")) from error


class NoticeForm(forms.Form):
    """A year's notice as it was published, or a day a line."""

    year = forms.IntegerField(label=_("年份"), min_value=FIRST, max_value=LAST)
    source = forms.CharField(label=_("出处"), max_length=120)
    text = forms.CharField(
        label=_("通知内容"),
        max_length=8000,
        help_text=_(
            "可直接粘贴国务院办公厅通知，或每行一天：2027-01-01 休 元旦；2027-02-06 班；2027-02-05 08:00-12:00 半天。"
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "text" in data and "year" in data:
            try:
                data["notice"] = parse(data["text"], data["year"])
            except Unreadable as error:
                self.add_error("text", str(error))
            else:
                if not data["notice"]:
                    self.add_error("text", _("没有读到这一年的日期。"))
        return data


class DayForm(forms.Form):
    """One day that differs, or is as usual again."""

    day = forms.DateField(label=_("日期"), widget=LocalDateInput)
    until = forms.DateField(label=_("至（可空）"), required=False, widget=LocalDateInput)
    kind = forms.ChoiceField(label=_("安排"), choices=KINDS, widget=Segmented, initial="off")
    hours = forms.CharField(
        label=_("时段"), max_length=100, required=False, help_text="09:00-12:00 13:00-18:00"
    )
    name = forms.CharField(label=_("名称"), max_length=40, required=False)
    reason = forms.CharField(label=_("依据"), max_length=100)

    def clean_hours(self) -> list[tuple[int, int]]:
        return spans_of(self.cleaned_data["hours"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == "hours" and "hours" in data and not data["hours"]:
            self.add_error("hours", _("请填写时段。"))
        first, last = data.get("day"), data.get("until")
        if first and last and not 0 <= (last - first).days <= 60:
            self.add_error("until", _("结束须不早于开始，且不超过 60 天。"))
        return data

    def days(self) -> dict[date, DayOff | None]:
        """The days typed, None for those as usual."""
        data = self.cleaned_data
        last = data["until"] or data["day"]
        one = self._one(data)
        return {date.fromordinal(n): one for n in range(data["day"].toordinal(), last.toordinal() + 1)}

    def _one(self, data: dict[str, Any]) -> DayOff | None:
        if data["kind"] == "usual":
            return None
        hours = tuple(data["hours"]) if data["kind"] == "hours" else ()
        return DayOff(data["kind"] != "off", data["name"], hours)


class ClosureForm(DayForm):
    """A day of one unit."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=None)
    field_order = ("unit",)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CalendarForm(forms.Form):
    """A calendar of its own: hours by weekday, several intervals a day."""

    code = forms.SlugField(label=_("代码"), max_length=30)
    title = forms.CharField(label=_("名称"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, label in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = forms.CharField(
                label=label,
                max_length=100,
                required=False,
                initial="09:00-12:00 13:00-18:00" if number < 5 else "",
                validators=[_check_spans],
            )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code == "24x7" or BusinessCalendar.objects.filter(code=code).exists():
            raise forms.ValidationError(_("已有这个代码的日历。"))
        return code

    def weekly(self) -> dict[int, list[tuple[int, int]]]:
        """Minutes by weekday, days without hours left out."""
        typed = {number: spans_of(self.cleaned_data[f"day{number}"]) for number in range(7)}
        return {number: spans for number, spans in typed.items() if spans}


def _check_spans(text: str) -> None:
    spans_of(text)
