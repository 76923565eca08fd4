"""Before the journey."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, Segmented
from dispatch.enums import Preparation
from dispatch.forms.fields import text
from dispatch.operations.preparing import Spoken

REACHED = [("yes", _("已联系上")), ("no", _("未联系上"))]


class ContactForm(forms.Form):
    """The call before leaving (TKT-06)."""

    reached = forms.ChoiceField(label=_("通话结果"), choices=REACHED, widget=Segmented)
    agreed_at = forms.DateTimeField(label=_("约定到场时间"), required=False, widget=LocalDateTimeInput)
    note = text(_("通话要点"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reached") == "no" and given.get("agreed_at"):
            self.add_error("agreed_at", _("没有联系上客户，不能填写约定时间。"))
        return given

    @property
    def spoken(self) -> Spoken:
        given = self.cleaned_data
        return Spoken(given["reached"] == "yes", given["note"], given["agreed_at"])


class LedgerForm(forms.Form):
    """Line of the service ledger (TKT-05)."""

    matter = text(_("服务事项"), 200, rows=2)


class PreparationForm(forms.Form):
    """The four ticks (DSP-06)."""

    items = forms.MultipleChoiceField(
        label=_("出发准备"),
        choices=Preparation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
