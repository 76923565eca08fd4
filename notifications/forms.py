"""What people enter in notifications."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.doors import HOOK_EVENTS
from notifications.gateways.webhook import Forbidden, checked_address
from notifications.models import Endpoint, Preference


class WishesForm(forms.ModelForm):  # type: ignore[type-arg]
    """E-mail and SMS beside the inbox."""

    class Meta:
        model = Preference
        fields = ["by_email", "by_sms"]


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
