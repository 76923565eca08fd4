"""The filters of the list; the address line is their state."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.clock import day_end, day_start
from core.forms import LocalDateInput
from org.enums import UnitKind
from org.models import Unit
from tickets.enums import Intent, Settled, Status, Urgency
from tickets.models import FaultCategory
from tickets.queries.lists import Filters

WHICH = [("open", _("未结案")), ("due", _("按时限排序")), ("all", _("全部"))]


class FilterForm(forms.Form):
    """All optional; what cannot be read is shown beside its field and narrows nothing."""

    q = forms.CharField(label=_("搜索"), required=False, max_length=80)
    which = forms.ChoiceField(label=_("范围"), choices=WHICH, required=False)
    status = forms.ChoiceField(
        label=_("状态"),
        choices=[("", _("全部状态")), *Status.choices, *Settled.choices],
        required=False,
    )
    urgency = forms.ChoiceField(label=_("紧急"), choices=[("", _("全部")), *Urgency.choices], required=False)
    intent = forms.ChoiceField(label=_("来意"), choices=[("", _("全部")), *Intent.choices], required=False)
    region = forms.ModelChoiceField(
        Unit.objects.none(), label=_("地区"), required=False, empty_label=_("全部")
    )
    category = forms.ModelChoiceField(
        FaultCategory.objects.none(), label=_("故障类别"), required=False, empty_label=_("全部")
    )
    since = forms.DateField(label=_("登记自"), required=False, widget=LocalDateInput)
    until = forms.DateField(label=_("登记至"), required=False, widget=LocalDateInput)
    mine = forms.BooleanField(label=_("只看本人负责"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["region"].queryset = Unit.objects.visible_to(user).filter(kind=UnitKind.REGION)
        self.fields["category"].queryset = FaultCategory.objects.filter(is_active=True)

    @property
    def narrows(self) -> bool:
        """Is anything asked for at all?"""
        return any(self.data.get(name) for name in self.fields)

    @property
    def narrows_more(self) -> bool:
        """Is any filter besides words and range in use?"""
        return any(self.data.get(name) for name in self.fields if name not in ("q", "which"))

    def filters(self) -> Filters:
        """The filters of the readable fields."""
        self.is_valid()
        data = self.cleaned_data
        which = data.get("which") or ("all" if data.get("q") or data.get("status") else "open")
        return Filters(
            q=data.get("q") or "",
            **_in_state(data.get("status") or ""),
            urgency=data.get("urgency") or "",
            intent=data.get("intent") or "",
            region=data["region"].pk if data.get("region") else None,
            category=data["category"].pk if data.get("category") else None,
            owner=self.user.pk if data.get("mine") else None,
            since=day_start(data["since"]) if data.get("since") else None,
            until=day_end(data["until"]) if data.get("until") else None,
            open_only=which == "open",
            by_due=which == "due",
        )


def _in_state(wanted: str) -> dict[str, Any]:
    """What is chosen by the word of its state: solved in a call, or in another way without a visit."""
    if wanted in Settled:
        return {"status": (Status.PHONE_RESOLVED,), "settled": wanted}
    return {"status": (wanted,), "settled": "" if wanted == Status.PHONE_RESOLVED else None} if wanted else {}
