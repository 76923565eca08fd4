"""What customers type on their private page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, PhotosField, Segmented


def _text(label: Any, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "maxlength": "1000"})
    return forms.CharField(label=label, max_length=1000, required=required, widget=widget)


class MessageForm(forms.Form):
    text = _text(_("您想说的话"))


class ComplaintForm(forms.Form):
    text = _text(_("哪里让您不满意"))


class PaidVisitForm(forms.Form):
    """Whether the customer agrees to a visit that is paid (INT-28)."""

    agreed = forms.TypedChoiceField(
        label=_("您是否同意有偿上门服务"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=Segmented,
    )


class WishForm(forms.Form):
    wished_at = forms.DateTimeField(label=_("希望上门的时间"), widget=LocalDateTimeInput)
    text = _text(_("补充说明"), required=False)


class SentPhotosForm(forms.Form):
    photos = PhotosField(label=_("照片"), least=1, most=9)
