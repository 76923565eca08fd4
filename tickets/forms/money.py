"""Forms of links, prices and charges on a ticket's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.models import Price
from knowledge.queries import prices_in_force
from tickets.enums import LinkKind
from tickets.forms.actions import ActForm
from tickets.models import ChargeCategory, Ticket


class LinkForm(ActForm):
    """The earlier ticket this one belongs to."""

    number = forms.CharField(label=_("原工单号"), max_length=24)
    kind = forms.ChoiceField(label=_("关系"), choices=LinkKind.choices)

    def clean(self) -> dict[str, Any]:
        """The earlier ticket must be of the same units; its number is enough to name it."""
        data = super().clean() or {}
        number = data.pop("number", "").strip().upper()
        data["first"] = Ticket.objects.filter(stream__number=number, region=self.ticket.region_id).first()
        if number and data["first"] is None:
            self.add_error("number", _("本地区没有这张工单。"))
        return data


class QuoteForm(ActForm):
    """One price of the list in force; anything else cannot be chosen (INT-09)."""

    price = forms.ModelChoiceField(
        Price.objects.none(),
        label=_("报价项目"),
        empty_label=_("请选择"),
        error_messages={"invalid_choice": _("只能按现行价目表报价，请重新选择项目。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].queryset = prices_in_force()


class ChargeForm(ActForm):
    category = forms.ModelChoiceField(
        ChargeCategory.objects.filter(is_active=True), label=_("收费类别"), empty_label=_("请选择")
    )
    amount = forms.DecimalField(
        label=_("金额"), max_digits=10, decimal_places=2, help_text=_("更正以前的金额时填负数。")
    )
    note = forms.CharField(label=_("说明"), max_length=200, required=False)
