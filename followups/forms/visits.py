"""What is typed about spot checks and their slips."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented, SignatureField
from followups.enums import Finding, Topic
from followups.forms.parts import PeopleForm, customer, moment, person, words
from followups.operations.visits import Seen


class BookingForm(PeopleForm):
    """A visit agreed with the customer."""

    people_fields = ("visitor",)
    customer = customer()
    visitor = person(_("回访人"))
    booked_for = moment(_("预约时间"))


class SeenForm(forms.Form):
    """Three topics, what the customer said, and the slip; whatever is missing can be added later (FUP-04)."""

    heard = words(_("倾听客户：意见记在反馈单背面"), required=False)
    filled_in = words(_("客户填写的内容"), required=False)
    signer = forms.CharField(label=_("签字人"), max_length=40, required=False)
    signature = SignatureField(label=_("客户签名"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = {}
        for topic in Topic:
            fields[topic.value] = forms.ChoiceField(
                label=topic.label, choices=Finding.choices, required=False, widget=Segmented
            )
            label = format_lazy(_("{topic}：说明"), topic=topic.label)
            fields[f"{topic.value}_note"] = forms.CharField(label=label, max_length=500, required=False)
        self.fields = fields | self.fields

    def clean(self) -> dict[str, Any]:
        """A signature without a name or without words on the slip is nobody's."""
        data = super().clean() or {}
        if data.get("signature"):
            for name in ("signer", "filled_in"):
                if not data.get(name):
                    self.add_error(name, _("客户签名时须填写这一项。"))
        return data

    @property
    def seen(self) -> Seen:
        """What was typed, for the operation."""
        data = self.cleaned_data
        drawn = data.get("signature")
        return Seen(
            findings={topic: (data[topic], data[f"{topic}_note"]) for topic in Topic.values},
            heard=data["heard"],
            filled_in=data["filled_in"],
            signer=data["signer"],
            signature=drawn.png if drawn else b"",
        )


class ReturnForm(forms.Form):
    """The visitor is back."""

    returned_at = moment(_("返回时间"))


class CancelForm(forms.Form):
    """The visit does not take place."""

    reason = forms.CharField(label=_("取消原因"), max_length=200)


class ReceiptForm(forms.Form):
    """The assistant has the slip."""

    received_at = moment(_("交回时间"))


class CommitmentForm(forms.Form):
    """What the customer was promised."""

    commitment = words(_("对客户的承诺"))


class ServiceForm(forms.Form):
    """What was done."""

    service = words(_("落实情况"))


class AcceptanceForm(forms.Form):
    """The customer signs for it."""

    signer = forms.CharField(label=_("签字人"), max_length=40)
    signature = SignatureField(label=_("客户签名"))
