"""Standby units on the phone: why none goes along, how long the repair takes, lending and taking back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput
from parts.models import Loan, StandbyUnit
from parts.operations.loans import Terms

A_DAY = 24 * 60


class VanForm(forms.Form):
    """Gone without a unit (PRT-06)."""

    reason = forms.CharField(label=_("未带备用机的原因"), max_length=200)


class ArrivalForm(forms.Form):
    """Checking in; who can tell at once says how long it takes (SLA-11)."""

    minutes = forms.IntegerField(
        label=_("预计修复还需（分钟）"),
        min_value=0,
        max_value=A_DAY,
        required=False,
        help_text=_("看过设备后也可以在下一步填写。"),
    )


class EstimateForm(forms.Form):
    """The estimate, first or anew."""

    minutes = forms.IntegerField(label=_("预计修复还需（分钟）"), min_value=0, max_value=A_DAY)


class LendingForm(forms.Form):
    """A unit of the own van stays with the customer (WAR-48)."""

    unit = forms.ModelChoiceField(
        StandbyUnit.objects.free().select_related("model"), label=_("备用机"), empty_label=None
    )
    due_back_on = forms.DateField(label=_("应还日期"), widget=LocalDateInput)
    condition = forms.CharField(label=_("借出时状况"), max_length=200)

    @property
    def terms(self) -> Terms:
        return Terms(self.cleaned_data["due_back_on"], self.cleaned_data["condition"])


class ReturnUnitForm(forms.Form):
    """A lent unit comes back with the technician."""

    loan = forms.ModelChoiceField(Loan.objects.open(), label=_("借用单"), empty_label=None)
    condition = forms.CharField(label=_("归还时状况"), max_length=200)
