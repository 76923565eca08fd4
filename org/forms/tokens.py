"""A key for another system."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput
from core.punctuation import mark
from org.enums import Right
from org.models import User


class SystemTokenForm(forms.Form):
    """Which system, in whose name, with which of the person's rights, until when."""

    system = forms.CharField(label=_("系统"), max_length=60, help_text=_("例如 ERP、监控平台。"))
    name = forms.CharField(label=_("用途"), max_length=60)
    user = forms.ModelChoiceField(
        label=_("以谁的身份"),
        queryset=User.objects.none(),
        empty_label=_("请选择"),
        help_text=_("建议为每个系统建立专用账号。"),
    )
    expires_on = forms.DateField(label=_("有效至（含当日，可空）"), required=False, widget=LocalDateInput())
    rights = forms.MultipleChoiceField(
        label=_("只允许这些权限（不选则为该账号的全部权限）"),
        choices=Right.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["user"].queryset = people  # type: ignore[attr-defined]

    def clean_expires_on(self) -> date | None:
        until: date | None = self.cleaned_data["expires_on"]
        if until and until < self.today:
            raise ValidationError(_("到期日不能早于今天。"))
        return until

    def clean(self) -> dict[str, Any]:
        """Rights that the person lacks would do nothing; they are named instead."""
        given = super().clean() or {}
        user, wanted = given.get("user"), set(given.get("rights") or ())
        if user and wanted - user.scope.rights:
            words = mark("、").join(str(Right(one).label) for one in sorted(wanted - user.scope.rights))
            self.add_error("rights", _("该账号没有这些权限：%(rights)s") % {"rights": words})
        return given
