"""What is typed about emergencies."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from emergency.enums import Verdict


class VerdictForm(forms.Form):
    """Start one or not, and why."""

    verdict = forms.ChoiceField(label=_("决定"), choices=Verdict.choices, widget=Segmented)
    reason = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
