"""Forms of links, money and redress on a ticket's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from knowledge.models import Price
from knowledge.queries import prices_in_force
from tickets.enums import Channel, CompensationKind, LinkKind, PaymentMethod, RedressKind, RepeatCause
from tickets.forms.actions import DECISIONS, ActForm, OnceForm, YesNoField, words_field
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


class QuoteForm(OnceForm):
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


class ChargeForm(OnceForm):
    category = forms.ModelChoiceField(
        ChargeCategory.objects.filter(is_active=True), label=_("收费类别"), empty_label=_("请选择")
    )
    amount = forms.DecimalField(
        label=_("金额"), max_digits=10, decimal_places=2, help_text=_("更正以前的金额时填负数。")
    )
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


def amount_field(label: Any, *, required: bool = True, **more: Any) -> forms.DecimalField:
    """So many CNY, a cent at least."""
    return forms.DecimalField(
        label=label, min_value=0.01, max_digits=10, decimal_places=2, required=required, **more
    )


class ReceiptForm(OnceForm):
    amount = amount_field(_("收款金额（元）"))
    method = forms.ChoiceField(label=_("付款方式"), choices=PaymentMethod.choices, widget=Segmented)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class CorrectionForm(OnceForm):
    """A counter-entry for the whole of a receipt, or a part of it."""

    amount = amount_field(_("冲正金额（元）"), required=False, help_text=_("不填即全额冲正。"))
    note = forms.CharField(label=_("冲正原因"), max_length=200)


class VisitConsentRequestForm(OnceForm):
    amount = amount_field(_("告知金额（元）"), required=False, help_text=_("不填即告知按现行价目表收费。"))


class VisitConsentForm(VisitConsentRequestForm):
    """That the visit is paid was told, and what was answered (INT-28)."""

    agreed = YesNoField(label=_("客户是否同意有偿上门"), choices=[("yes", _("同意")), ("no", _("不同意"))])
    given_by = forms.CharField(label=_("答复人"), max_length=40)
    channel = forms.ChoiceField(label=_("告知方式"), choices=Channel.choices)


class RedressForm(OnceForm):
    kind = forms.ChoiceField(label=_("方式"), choices=RedressKind.choices, widget=Segmented)
    words = words_field(_("对客户说了什么、做了什么"), rows=2, most=500)


class CompensationForm(OnceForm):
    """Damage has a form of its own."""

    kind = forms.ChoiceField(
        label=_("类型"),
        choices=[(one.value, one.label) for one in (CompensationKind.COMPLAINT, CompensationKind.INTERIM)],
        widget=Segmented,
    )
    amount = amount_field(_("赔付金额（元）"))
    words = words_field(_("事由"), rows=2, most=500)


class DamageForm(OnceForm):
    """What was broken, how, what it costs, and the apology (TKT-31)."""

    thing = forms.CharField(label=_("受损物品"), max_length=120)
    words = words_field(_("损坏情况"), rows=2, most=500)
    amount = amount_field(_("按价赔偿金额（元）"))
    apology = words_field(_("向客户致歉的内容"), rows=2, most=500)


class GrantForm(ActForm):
    approved = YesNoField(label=_("是否同意赔付"), choices=DECISIONS)
    note = words_field(_("意见"), required=False, rows=2, most=500)


class PaymentForm(ActForm):
    reference = forms.CharField(label=_("付款凭证号"), max_length=60)


class RepeatCauseForm(ActForm):
    """Why the same problem was repaired again (TKT-25)."""

    cause = forms.ChoiceField(label=_("返修原因"), choices=RepeatCause.choices, widget=Segmented)
    words = words_field(_("说明"), rows=2, most=500)
