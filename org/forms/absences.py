"""Asking for leave and deciding it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, Segmented
from org.enums import AbsenceKind
from org.models import User
from org.operations.absences import Leave


class LeaveForm(forms.Form):
    """Who is away when, and who stands in."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("人员"), empty_label=None)
    kind = forms.ChoiceField(label=_("类型"), choices=AbsenceKind.choices, widget=Segmented)
    since = forms.DateTimeField(label=_("开始"), widget=LocalDateTimeInput)
    until = forms.DateTimeField(label=_("结束"), widget=LocalDateTimeInput)
    deputy = forms.ModelChoiceField(
        User.objects.none(), label=_("代班人"), required=False, empty_label=_("未定，由经理指派")
    )
    reason = forms.CharField(
        label=_("事由"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, people: QuerySet[User], deputies: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["deputy"].queryset = deputies  # type: ignore[attr-defined]

    @property
    def leave(self) -> Leave:
        return Leave(**self.cleaned_data)


class LeaveDecisionForm(forms.Form):
    """The supervisor's word."""

    approved = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("退回"))])
    words = forms.CharField(label=_("意见"), max_length=200, required=False)
