"""What people enter in notifications."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.doors import HOOK_EVENTS
from core.forms import Segmented
from notifications.enums import Channel, Release
from notifications.gateways.webhook import Forbidden, checked_address
from notifications.models import Endpoint, Preference
from org.enums import UnitKind
from org.models import Unit


class WishesForm(forms.ModelForm):  # type: ignore[type-arg]
    """E-mail and SMS beside the inbox."""

    class Meta:
        model = Preference
        fields = ["by_email", "by_sms"]


class TrialForm(forms.Form):
    """One test message: by which way, and where to."""

    channel = forms.ChoiceField(
        label=_("渠道"),
        choices=[(Channel.EMAIL, Channel.EMAIL.label), (Channel.SMS, Channel.SMS.label)],
        initial=Channel.EMAIL,
        widget=Segmented,
    )
    email = forms.EmailField(label=_("邮箱"), required=False)
    phone = forms.RegexField(
        r"^\+?[0-9-]{5,20}$",
        label=_("手机"),
        required=False,
        error_messages={"invalid": _("请填写手机号码，例如 13812345678。")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        field = "email" if data.get("channel") == Channel.EMAIL else "phone"
        if not data.get(field) and field not in self.errors:
            self.add_error(field, _("请填写接收测试消息的地址。"))
        return data

    def chosen(self) -> dict[str, str]:
        """The arguments of `send_trial`."""
        data = self.cleaned_data
        by_mail = data["channel"] == Channel.EMAIL
        return {"channel": data["channel"], "address": data["email"] if by_mail else data["phone"]}


class ReleaseForm(forms.Form):
    """What becomes of the messages that waited after a restore."""

    choice = forms.ChoiceField(
        label=_("等待中的消息"),
        choices=Release.choices,
        initial=Release.NOTHING,
        widget=forms.RadioSelect,
    )


class MailboxForm(forms.Form):
    """Which region takes in letters of unknown senders."""

    unit = forms.ModelChoiceField(
        label=_("未知发件人的来信由哪个地区受理"),
        queryset=Unit.objects.filter(kind=UnitKind.REGION, is_active=True),
        required=False,
        empty_label=_("第一个启用的地区"),
    )


class EndpointForm(forms.ModelForm):  # type: ignore[type-arg]
    """A system that is told of events."""

    events = forms.MultipleChoiceField(label=_("推送的事件"), widget=forms.CheckboxSelectMultiple)
    url = forms.URLField(
        label=_("接收地址"), max_length=300, assume_scheme="https", help_text=_("建议使用 https 地址。")
    )

    class Meta:
        model = Endpoint
        fields = ["name", "url", "events", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].choices = [(item.name, item.words) for item in HOOK_EVENTS]  # type: ignore[attr-defined]

    def clean_url(self) -> str:
        """Only http and https, and nothing that leads to this machine itself."""
        url: str = self.cleaned_data["url"]
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or parts.username or not parts.hostname:
            raise ValidationError(_("请填写 http 或 https 地址，地址中不要带账号。"))
        try:
            checked_address(parts.hostname, parts.port or 443)
        except (Forbidden, ValueError) as error:
            raise ValidationError(str(error)) from error
        return url

    @property
    def values(self) -> dict[str, Any]:
        return {field: self.cleaned_data[field] for field in ("name", "url", "events")}
