"""Forms of sales and owners."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Combobox, LocalDateInput
from customers.enums import SaleKind
from customers.models import Contract, Customer

MOST_MONTHS = 600


class SaleForm(forms.Form):
    """The papers of one sale."""

    kind = forms.ChoiceField(label=_("销售方式"), choices=SaleKind.choices)
    distance = forms.BooleanField(
        label=_("网络、电话等远程销售"), required=False, help_text=_("远程销售享有七日无理由退货。")
    )
    bought_on = forms.DateField(label=_("购买日期"), widget=LocalDateInput)
    received_on = forms.DateField(
        label=_("收货日期"), widget=LocalDateInput, required=False, help_text=_("寄送的商品按收货日期起算。")
    )
    invoice = forms.CharField(label=_("发票号"), max_length=40, required=False)
    seller = forms.CharField(label=_("销售门店"), max_length=80, required=False)
    price = forms.DecimalField(
        label=_("成交价（元）"), max_digits=12, decimal_places=2, min_value=0, required=False
    )
    card_number = forms.CharField(
        label=_("保修卡号"),
        max_length=40,
        required=False,
        help_text=_("保修卡号与产品档案号至少填一项，否则列入待补资料。"),
    )
    card_months = forms.IntegerField(
        label=_("保修卡期限（月）"), min_value=1, max_value=MOST_MONTHS, required=False
    )
    file_number = forms.CharField(label=_("产品档案号"), max_length=40, required=False)
    contract_number = forms.CharField(label=_("买卖合同号"), max_length=40, required=False)
    contract_signed_on = forms.DateField(label=_("合同签订日"), widget=LocalDateInput, required=False)
    contract_months = forms.IntegerField(
        label=_("合同质保期（月）"), min_value=1, max_value=MOST_MONTHS, required=False
    )
    contract = forms.ModelChoiceField(label=_("服务合同"), queryset=Contract.objects.none(), required=False)

    def __init__(self, *args: Any, buyer: Customer, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        held = Contract.objects.filter(customer=buyer)
        self.fields["contract"].queryset = held  # type: ignore[attr-defined]
        if not held.exists():
            del self.fields["contract"]

    def clean_bought_on(self) -> date:
        day: date = self.cleaned_data["bought_on"]
        if day > self.today:
            raise forms.ValidationError(_("购买日期不能晚于今天。"))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        bought, received = values.get("bought_on"), values.get("received_on")
        if bought and received and received < bought:
            self.add_error("received_on", _("收货日期不能早于购买日期。"))
        return values


class SoldForm(SaleForm):
    """A sale that was not recorded yet: also who bought."""

    field_order = ("buyer",)
    buyer = forms.ModelChoiceField(
        Customer.objects.none(),
        label=_("购买人"),
        widget=Combobox("customers:lookup_customers"),
        help_text=_("购买人不是现持有人时，现持有人按二手持有登记。"),
    )

    def __init__(self, *args: Any, buyers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["buyer"].queryset = buyers  # type: ignore[attr-defined]


class TransferForm(forms.Form):
    """Who has the unit now, and since when."""

    customer = forms.ModelChoiceField(
        Customer.objects.none(),
        label=_("新持有人"),
        widget=Combobox("customers:lookup_customers"),
        help_text=_("按姓名、拼音首字母、电话或序列号查找。"),
    )
    on = forms.DateField(label=_("转让日期"), widget=LocalDateInput)

    def __init__(self, *args: Any, others: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["customer"].queryset = others  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("转让日期不能晚于今天。"))
        return day
