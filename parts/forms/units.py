"""Standby units and depots."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from customers.models import ProductModel
from org.models import Unit, User
from parts.enums import MoveKind, Tier, UnitState
from parts.models import Depot, StandbyUnit
from parts.operations.depots import Entry
from parts.queries.units import Filters


class FilterForm(forms.Form):
    """All optional; what cannot be read narrows nothing."""

    q = forms.CharField(label=_("搜索"), required=False, max_length=60)
    state = forms.ChoiceField(label=_("状态"), choices=[("", _("全部")), *UnitState.choices], required=False)
    depot = forms.ModelChoiceField(
        Depot.objects.none(), label=_("备件库"), required=False, empty_label=_("全部")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["depot"].queryset = Depot.objects.visible_to(user)  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        self.is_valid()
        data = self.cleaned_data
        depot = data.get("depot")
        return Filters(data.get("q") or "", data.get("state") or "", depot.pk if depot else None)


class NewUnitForm(forms.Form):
    """A unit comes into a depot."""

    model = forms.ModelChoiceField(
        ProductModel.objects.filter(is_active=True), label=_("产品型号"), empty_label=_("请选择")
    )
    serial = forms.CharField(label=_("序列号"), max_length=60)
    depot = forms.ModelChoiceField(Depot.objects.none(), label=_("备件库"), empty_label=_("请选择"))

    def __init__(self, *args: Any, depots: QuerySet[Depot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["depot"].queryset = depots  # type: ignore[attr-defined]


class LoadForm(forms.Form):
    technician = forms.ModelChoiceField(User.objects.none(), label=_("技师"), empty_label=_("请选择"))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["technician"].queryset = people  # type: ignore[attr-defined]


class TransferForm(forms.Form):
    depot = forms.ModelChoiceField(Depot.objects.none(), label=_("调往"), empty_label=_("请选择"))

    def __init__(self, *args: Any, unit: StandbyUnit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Depot.objects.filter(is_active=True).exclude(pk=unit.depot_id)
        self.fields["depot"].queryset = others  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("停用原因"), max_length=200)


FORMS: dict[str, type[forms.Form]] = {
    MoveKind.LOADED: LoadForm,
    MoveKind.UNLOADED: forms.Form,
    MoveKind.TRANSFERRED: TransferForm,
    MoveKind.WITHDRAWN: WithdrawForm,
    MoveKind.RESTORED: forms.Form,
}


class DepotForm(forms.Form):
    """A line of the register; branch and tier are chosen once."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("所属单位"), empty_label=_("请选择"))
    tier = forms.TypedChoiceField(label=_("级别"), choices=Tier.choices, coerce=int)
    name = forms.CharField(label=_("名称"), max_length=60)
    parent = forms.ModelChoiceField(
        Depot.objects.none(), label=_("上级库"), required=False, empty_label=_("无（一级库）")
    )
    address = forms.CharField(label=_("地址"), max_length=200, required=False)
    is_active = forms.BooleanField(label=_("启用"), required=False, initial=True)

    def __init__(self, *args: Any, units: QuerySet[Unit], held: Depot | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_of(held) if held else None, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        above = Depot.objects.filter(tier__lt=Tier.STATION, is_active=True)
        self.fields["parent"].queryset = above.exclude(pk=held.pk if held else None)  # type: ignore[attr-defined]
        for name in ("unit", "tier"):
            self.fields[name].disabled = held is not None

    @property
    def entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(data["name"], data["parent"], data["address"], data["is_active"])


def _of(held: Depot) -> dict[str, Any]:
    names = ("name", "address", "is_active", "tier")
    return {name: getattr(held, name) for name in names} | {"unit": held.unit_id, "parent": held.parent_id}
