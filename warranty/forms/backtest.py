"""Which tickets a draft is tried on."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ONE_DAY = timedelta(days=1)


def spans(day: date) -> dict[str, tuple[date, date]]:
    """The last twelve months up to a day, the calendar year before it, and its own year so far."""
    try:
        year_ago = day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        year_ago = date(day.year - 1, 2, 28)
    return {
        "months": (year_ago + ONE_DAY, day),
        "last_year": (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
        "this_year": (date(day.year, 1, 1), day),
    }


class BackTestForm(forms.Form):
    """A span of days by which tickets were registered."""

    span = forms.ChoiceField(label=gettext_lazy("登记时间"))

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = spans(day)
        names = {"months": _("最近十二个月"), "last_year": _("上一年"), "this_year": _("本年至今")}
        self.fields["span"].choices = [  # type: ignore[attr-defined]
            (code, _("%(name)s（%(since)s 至 %(until)s）") % {"name": names[code], "since": a, "until": b})
            for code, (a, b) in self.spans.items()
        ]

    def asked(self) -> dict[str, date]:
        """The first and the last day."""
        since, until = self.spans[self.cleaned_data["span"]]
        return {"since": since, "until": until}
