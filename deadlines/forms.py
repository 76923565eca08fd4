"""Forms of to-dos."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from org.models import User


class ResultForm(forms.Form):
    """How a to-do ended."""

    result = forms.CharField(label=_("结果"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class HandOverForm(forms.Form):
    """Who takes the to-do over."""

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(label=_("移交给"), queryset=people)
