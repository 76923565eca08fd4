"""The public form: what a customer asks for, and the guards against programs that fill forms."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import PhotosField, Segmented
from customers.phones import BadPhone, normalise
from org.enums import UnitKind
from org.models import Unit
from tickets.enums import Channel, Intent, ServiceType
from tickets.operations.intake import Intake

NOTICE = "2026-01"  # version of the purpose notice that the form shows
SALT = "public service form"
NEEDS: dict[str, tuple[str, str, Any]] = {
    "repair": (Intent.BOOKING, ServiceType.REPAIR, _("报修")),
    "installation": (Intent.BOOKING, ServiceType.INSTALLATION, _("安装")),
    "question": (Intent.CONSULTATION, ServiceType.SUPPORT, _("咨询")),
    "complaint": (Intent.COMPLAINT, ServiceType.COMPLAINT, _("投诉")),
}
VISITS = ("repair", "installation")


@dataclass(frozen=True)
class Guard:
    """What the guards need to know about now: figures of the pack in seconds."""

    at: datetime
    least: int
    most: int


def stamp(at: datetime) -> str:
    """Proof that the page with this notice was shown, and when."""
    return signing.dumps({"notice": NOTICE, "at": at.timestamp()}, salt=SALT)


def _area(label: Any, rows: int, most: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": str(most)})
    return forms.CharField(label=label, max_length=most, widget=widget)


class ServiceForm(forms.Form):
    """A request by the customer."""

    need = forms.ChoiceField(
        label=_("您需要"), choices=[(key, words) for key, (_i, _t, words) in NEEDS.items()], widget=Segmented
    )
    description = _area(_("具体情况"), 4, 2000)
    name = forms.CharField(
        label=_("称呼"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("联系电话"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("邮箱（选填）"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    region = forms.ModelChoiceField(
        label=_("所在地区"), queryset=Unit.objects.none(), empty_label=_("请选择")
    )
    address = forms.CharField(
        label=_("上门地址"),
        max_length=200,
        required=False,
        help_text=_("需要上门时填写。"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    model = forms.CharField(label=_("产品型号（选填）"), max_length=40, required=False)
    serial = forms.CharField(label=_("序列号（选填）"), max_length=60, required=False)
    photos = PhotosField(label=_("照片（选填）"), most=6)
    agreed = forms.BooleanField(
        label=_("我已阅读并同意按上述说明使用我的信息"),
        error_messages={"required": _("请先阅读并同意个人信息使用说明。")},
    )
    marketing = forms.BooleanField(label=_("愿意接收优惠和活动短信（可随时撤回）"), required=False)
    website = forms.CharField(
        label=_("请勿填写"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, guard: Guard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guard = guard
        regions = Unit.objects.filter(kind=UnitKind.REGION, is_active=True)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        try:
            return normalise(self.cleaned_data["phone"])
        except BadPhone as error:
            raise ValidationError(_("请填写可回拨的电话号码。")) from error

    def clean_website(self) -> str:
        """People never see this field."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("提交未成功，请刷新页面后重试。"))
        return ""

    def clean_stamp(self) -> str:
        """Without the page that shows the purpose notice nothing is taken in (PRV-05)."""
        try:
            given = signing.loads(self.cleaned_data["stamp"], salt=SALT)
            shown_at = datetime.fromtimestamp(given["at"], tz=UTC)
        except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
            raise ValidationError(_("请先阅读个人信息使用说明，再提交。")) from error
        seconds = (self.guard.at - shown_at).total_seconds()
        if given["notice"] != NOTICE or seconds > self.guard.most:
            raise ValidationError(_("页面已过期，请刷新后重新阅读说明再提交。"))
        if seconds < self.guard.least:
            raise ValidationError(_("提交过快，请核对内容后再提交一次。"))
        return str(given["notice"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            given.get("need") in VISITS
            and not given.get("address", "").strip()
            and "address" not in self.errors
        ):
            self.add_error("address", _("需要上门服务，请填写地址。"))
        return given

    @property
    def intake(self) -> Intake:
        """The request as the operation takes it."""
        given = self.cleaned_data
        intent, service_type, _words = NEEDS[given["need"]]
        return Intake(
            channel=Channel.WEB,
            intent=intent,
            service_type=service_type,
            dissatisfied=intent == Intent.COMPLAINT,
            description=given["description"],
            received_at=self.guard.at.replace(microsecond=0),
            region=given["region"],
            name=given["name"],
            phone=given["phone"],
            address=given["address"],
            serial=given["serial"],
            model_code=given["model"],
        )
