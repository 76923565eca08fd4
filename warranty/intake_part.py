"""The verdict while the customer is still talking: a few facts, and the card beside the promised times."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from core.clock import local_day
from core.doors import IntakePart
from core.forms import LocalDateInput
from customers.models import Asset
from customers.queries.purchases import purchase_of
from tickets.enums import Channel, Intent, ServiceType
from tickets.models import Ticket
from tickets.operations.errors import IntakeRefused
from tickets.operations.intake import Intake, Preview
from warranty.enums import Cause, Remedy, Trigger
from warranty.models import Claim
from warranty.operations.claims import state
from warranty.operations.errors import ClaimRefused
from warranty.queries.facts import Around
from warranty.queries.judging import ask
from warranty.queries.repairs import repairs_of
from warranty.verdict_words import card_of

PREFIX = "warranty"
REPAIR_FIRST = [
    ("", Remedy.REPAIR.label),
    *((one.value, one.label) for one in (Remedy.EXCHANGE, Remedy.RETURN)),
]
SERVED = frozenset({ServiceType.REPAIR.value, ServiceType.COMPLAINT.value, ""})


class IntakeClaimForm(forms.Form):
    """The few facts a hotline asks for."""

    requested = forms.ChoiceField(label=_("客户要求"), choices=REPAIR_FIRST, required=False)
    cause = forms.ChoiceField(label=_("故障原因"), choices=[("", _("未知")), *Cause.choices], required=False)
    cause_group = forms.ChoiceField(
        label=_("质量问题类型"), choices=[("", _("未选")), *Trigger.choices], required=False
    )
    faulty_part = forms.CharField(label=_("故障部件代码"), max_length=60, required=False)
    received_on = forms.DateField(label=_("收货日期"), required=False, widget=LocalDateInput)
    card_months = forms.IntegerField(
        label=_("保修卡期限（月）"), required=False, min_value=0, max_value=1_200
    )

    def clean(self) -> dict[str, Any]:
        """A trigger of quality says the cause, and fits no other."""
        data = super().clean() or {}
        if data.get("cause_group") and data.get("cause") not in ("", None, Cause.QUALITY):
            self.add_error("cause_group", _("只有产品质量原因才选质量问题类型。"))
        elif data.get("cause_group"):
            data["cause"] = Cause.QUALITY.value
        return data


def form(data: Any = None, *, initial: Mapping[str, Any] | None = None) -> IntakeClaimForm:
    """Bound to what was sent, or with what a draft held."""
    begin = f"{PREFIX}-"
    known = {
        name.removeprefix(begin): (initial or {})[name] for name in initial or () if name.startswith(begin)
    }
    return IntakeClaimForm(data, prefix=PREFIX, initial=known)


def context(intake: Intake, preview: Preview, given: dict[str, Any]) -> dict[str, Any] | None:
    """The card of the draft as it is; None for what is no repair, or while nothing of the product is known."""
    asset = intake.asset or _known(intake.serial)
    known = asset or preview.model or intake.bought_on or given
    if intake.service_type not in SERVED or preview.pack_set is None or not known:
        return None
    claim = Claim(bought_on=intake.bought_on, **given)
    found = ask(preview.pack_set, claim, _around(intake, preview, asset))
    return {"card": card_of(found.answer, found.packs.pack.pack_id)} if found else None


def keep(*, ticket: Ticket, given: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """State what was asked; what was not is judged a moment later by itself. Raises IntakeRefused."""
    try:
        state(ticket=ticket, given=given, by=by, at=at)
    except ClaimRefused as error:
        raise IntakeRefused(error.errors) from error


def _around(intake: Intake, preview: Preview, asset: Asset | None) -> Around:
    model = asset.model if asset and asset.model else preview.model
    return Around(
        reported_on=local_day(intake.received_at),
        purchase=purchase_of(asset),
        model=model,
        region=intake.region,
        product_class=model.product_class if model else "",
        called=intake.channel == Channel.PHONE,
        visit=intake.intent == Intent.BOOKING and bool(intake.site or intake.address.strip()),
        repairs=repairs_of(asset),
    )


def _known(serial: str) -> Asset | None:
    return (
        Asset.objects.select_related("model").filter(serial=serial.strip()).first()
        if serial.strip()
        else None
    )


PART = IntakePart(
    "warranty", 10, _("质保：客户要求、原因、收货日期"), form, context, "warranty/_intake_card.html", keep
)
