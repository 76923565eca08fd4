"""Orders and loans."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput
from parts.models import StandbyUnit
from parts.operations.loans import Terms


def _words(unit: StandbyUnit) -> str:
    where = unit.van.name if unit.van else unit.depot.name
    return f"{unit.model.code} · {unit.serial} · {where}"


class _Choice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return _words(obj)


class AssignForm(forms.Form):
    """Which unit goes."""

    unit = _Choice(StandbyUnit.objects.none(), label=_("备用机"), empty_label=None, widget=forms.RadioSelect)

    def __init__(self, *args: Any, units: list[StandbyUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = StandbyUnit.objects.filter(pk__in=[one.pk for one in units])
        rows = shown.select_related("model", "depot", "van")
        self.fields["unit"].queryset = rows  # type: ignore[attr-defined]


class LendForm(forms.Form):
    """The lending slip (WAR-48)."""

    due_back_on = forms.DateField(label=_("应还日期"), widget=LocalDateInput)
    condition = forms.CharField(
        label=_("借出时状况"), max_length=200, help_text=_("外观、附件、是否试机正常。")
    )

    def __init__(self, *args: Any, due: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"due_back_on": due}, **kwargs)

    @property
    def terms(self) -> Terms:
        return Terms(**self.cleaned_data)


class ReturnForm(forms.Form):
    condition = forms.CharField(label=_("归还时状况"), max_length=200)


class ExtendForm(forms.Form):
    due_back_on = forms.DateField(label=_("新的应还日期"), widget=LocalDateInput)


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("取消原因"), max_length=200)
