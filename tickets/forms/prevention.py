"""Handover days and findings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput
from tickets.forms.actions import words_field


class HandoverForm(forms.Form):
    day = forms.DateField(label=_("交楼日期"), widget=LocalDateInput)


class FindingsForm(forms.Form):
    findings = words_field(_("发现与措施"), rows=2)
