"""What is typed about a clock's reminders and late changes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SnoozeForm(forms.Form):
    """How long one's own reminders wait, and why."""

    minutes = forms.IntegerField(label=_("推迟（分钟）"), min_value=1, initial=30)
    reason = forms.CharField(label=_("原因"), max_length=200)


class JudgementForm(forms.Form):
    """Was the change right?"""

    fine = forms.TypedChoiceField(
        choices=[("yes", _("合理")), ("no", _("不合理"))], coerce=lambda value: value == "yes"
    )
    reason = forms.CharField(max_length=200, required=False)
