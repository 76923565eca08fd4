"""Forms of customers; they check the shape, the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Combobox, LocalDateInput, Suggest
from customers.enums import CustomerKind, Entitlement, SiteClass
from customers.models import Customer, Site
from customers.naming import mask_address
from customers.phones import BadPhone, normalise
from org.enums import UnitKind
from org.models import Unit

NO_CALL_BACK = _("请填写可回拨的电话号码，例如 13812345678 或 0592-48297434。")


class PhoneField(forms.CharField):
    """A number that can be called back, in its one written form (INT-05)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=40,
            widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return normalise(text)
        except BadPhone as error:
            raise forms.ValidationError(NO_CALL_BACK) from error


class SiteChoice(forms.ModelChoiceField):
    """A choice of the customer's sites, masked."""

    def label_from_instance(self, obj: Site) -> str:
        return mask_address(obj.address)


class CustomerForm(forms.Form):
    name = forms.CharField(label=_("客户姓名"), max_length=80)
    kind = forms.ChoiceField(label=_("客户类型"), choices=CustomerKind.choices)
    note = forms.CharField(label=_("备注"), max_length=500, required=False)

    def __init__(self, *args: Any, with_id_number: bool = False, **kwargs: Any) -> None:
        """Without activation by the pack there is no field for an ID number (PRV-03)."""
        super().__init__(*args, **kwargs)
        if with_id_number:
            self.fields["id_number"] = forms.RegexField(
                r"^\d{17}[\dXx]$",
                label=_("身份证号"),
                required=False,
                help_text=_("留空表示不变。登记后仅在说明理由后显示，并留下记录。"),
                error_messages={"invalid": _("请填写 18 位身份证号。")},
            )
            self.fields["id_purpose"] = forms.CharField(
                label=_("身份证号用途"), max_length=100, required=False, help_text=_("填写身份证号时必填。")
            )


class NewContactForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=80)
    phone = PhoneField(label=_("电话"))


class ContactForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=80)
    phone = PhoneField(label=_("新电话"), required=False, help_text=_("留空表示号码不变。"))


class SiteForm(forms.Form):
    """A new address; or a correction, where an empty address stays as it is."""

    address = forms.CharField(label=_("地址"), max_length=200)
    region = forms.ModelChoiceField(label=_("大区"), queryset=Unit.objects.none())
    project = forms.ModelChoiceField(label=_("项目"), queryset=Unit.objects.none(), required=False)
    site_class = forms.ChoiceField(label=_("场所类型"), choices=SiteClass.choices)

    def __init__(self, *args: Any, correcting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = Unit.objects.filter(is_active=True)
        self.fields["region"].queryset = active.filter(kind=UnitKind.REGION)  # type: ignore[attr-defined]
        self.fields["project"].queryset = active.filter(kind=UnitKind.PROJECT)  # type: ignore[attr-defined]
        if correcting:
            self.fields["address"].required = False
            self.fields["address"].help_text = _("留空表示地址不变。")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        region, project = values.get("region"), values.get("project")
        if region and project and project.parent_id != region.pk:
            self.add_error("project", _("该项目不属于所选大区。"))
        return values


class AssetForm(forms.Form):
    serial = forms.CharField(label=_("序列号"), max_length=60, required=False)
    model_code = forms.CharField(
        label=_("产品型号"), max_length=40, widget=Suggest("customers:lookup_models"), required=False
    )
    site = SiteChoice(label=_("地址"), queryset=Site.objects.none(), required=False)
    place = forms.CharField(label=_("安装位置"), max_length=60, required=False)
    plate = forms.CharField(label=_("车牌号"), max_length=16, required=False)
    bought_on = forms.DateField(label=_("购买日期"), widget=LocalDateInput, required=False)

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = customer.sites.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not any(values.get(name) for name in ("serial", "model_code", "plate")):
            self.add_error("serial", _("序列号、产品型号与车牌号至少填写一项。"))
        return values


class ContractForm(forms.Form):
    number = forms.CharField(label=_("合同号"), max_length=40)
    always_on = forms.BooleanField(label=_("7×24 小时服务"), required=False)
    since = forms.DateField(label=_("生效日"), widget=LocalDateInput)
    until = forms.DateField(label=_("到期日"), widget=LocalDateInput, required=False)
    entitlements = forms.MultipleChoiceField(
        label=_("包含的服务"),
        choices=Entitlement.choices,
        initial=Entitlement.values,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("未勾选的服务按收费办理。"),
    )


class EmergencyContactForm(forms.Form):
    """Whom to call at a site at any hour."""

    name = forms.CharField(label=_("姓名"), max_length=80)
    phones = forms.CharField(
        label=_("电话"), max_length=120, help_text=_("可填多个号码，用空格或顿号隔开，按先后呼叫。")
    )


class MergeForm(forms.Form):
    """Which customer is merged into the one on the page."""

    other = forms.ModelChoiceField(
        Customer.objects.none(),
        label=_("并入的客户"),
        widget=Combobox("customers:lookup_customers"),
        help_text=_("按姓名、拼音首字母、电话或序列号查找。其联系人、地址、设备、合同与工单都归到当前客户。"),
    )
    reason = forms.CharField(label=_("理由"), max_length=200)

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = others


class LinkCodeForm(forms.Form):
    """The last four digits of the phone a private link was sent to."""

    digits = forms.RegexField(
        r"^\d{4}$",
        label=_("预留手机号码后四位"),
        error_messages={"invalid": _("请输入四位数字。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4"}),
    )
