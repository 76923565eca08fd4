"""What the caller notes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from followups.enums import Satisfaction


class AnswerForm(forms.Form):
    """The customer was reached."""

    satisfaction = forms.ChoiceField(label=_("满意程度"), choices=Satisfaction.choices, widget=Segmented)
    opinion = forms.CharField(
        label=_("客户意见"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, object]:
        """A dissatisfied customer's reason is what the next colleague works with."""
        data = super().clean() or {}
        unhappy = {Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED}
        if data.get("satisfaction") in unhappy and not data.get("opinion"):
            self.add_error("opinion", _("客户不满意时，请写明原因。"))
        return data


class FailedForm(forms.Form):
    """Nobody answered."""

    note = forms.CharField(label=_("说明"), max_length=200, required=False)
