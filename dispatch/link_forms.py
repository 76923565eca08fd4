"""What customers fill in about a job on their private page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented, SignatureField
from dispatch.enums import Satisfaction
from dispatch.operations.signing import Closure, Ratings


def _rating(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Satisfaction.choices, widget=Segmented)


class RatingForm(forms.Form):
    """Three questions, one tap each; nothing is preset."""

    quality = _rating(_("服务质量"))
    attitude = _rating(_("服务态度"))
    time = _rating(_("服务时间"))

    @property
    def ratings(self) -> Ratings:
        return Ratings(*(self.cleaned_data[name] for name in ("quality", "attitude", "time")))


class SigningForm(RatingForm):
    """The verdict with the signature; without one only when something was not right."""

    opinion = forms.CharField(
        label=_("意见或建议"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    signer = forms.CharField(label=_("签字人姓名"), max_length=40, required=False)
    signature = SignatureField(label=_("签字"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wrong = Satisfaction.UNSATISFIED in map(given.get, ("quality", "attitude", "time"))
        for name, words in (("signer", _("请填写签字人。")), ("signature", _("请签名。"))):
            if not wrong and name not in self.errors and not given.get(name):
                self.add_error(name, words)
        return given

    @property
    def closure(self) -> Closure:
        given = self.cleaned_data
        return Closure(
            ratings=self.ratings,
            opinion=given["opinion"],
            signer=given["signer"],
            signature=given["signature"].png if given["signature"] else b"",
        )
