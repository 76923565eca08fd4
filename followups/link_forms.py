"""What customers fill in on their private page; the phone form asks the same."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from followups.enums import Satisfaction
from followups.operations.interviews import Answers


def _rating(label: Any, *, required: bool = False, keys: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=Satisfaction.choices, required=required, widget=Segmented(keys=keys)
    )


class InterviewForm(forms.Form):
    """The answers of a survey; only the overall satisfaction is needed."""

    overall = _rating(_("总体满意度"), required=True, keys=True)
    product = _rating(_("产品质量"))
    service = _rating(_("服务质量"))
    attitude = _rating(_("服务态度"))
    opinion = forms.CharField(
        label=_("意见与建议"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def answers(self) -> Answers:
        return Answers(**self.cleaned_data)
