"""Opening, deciding and publishing a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput


class OpeningForm(forms.Form):
    """Why a new version is needed."""

    reason = forms.CharField(label=_("修订理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class DecisionForm(forms.Form):
    """Approve, or give back with a word why."""

    note = forms.CharField(
        label=_("意见"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    approved = forms.ChoiceField(choices=[("yes", ""), ("no", "")], widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A draft is given back with a reason."""
        data = super().clean() or {}
        if data.get("approved") == "no" and not data.get("note", "").strip():
            self.add_error("note", _("退回请填写意见。"))
        return data


class PublicationForm(forms.Form):
    """From which day on the version holds."""

    effective_from = forms.DateField(label=_("生效日"), widget=LocalDateInput)
