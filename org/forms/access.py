"""Signing in, changing the password, founding the company."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD = {"autocomplete": "new-password"}


class SignInForm(AuthenticationForm):
    """Account and password; the words do not tell which of the two was wrong."""

    username = UsernameField(
        label=_("账号"),
        max_length=40,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages = {
        "invalid_login": _("账号或密码不对。连续输错 %(limit)s 次后须等待 %(minutes)s 分钟。"),
        "inactive": _("账号已停用。"),
    }

    def __init__(self, *args: Any, limit: int, minutes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bounds = {"limit": limit, "minutes": minutes}

    def get_invalid_login_error(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid_login"], "invalid_login", self.bounds)


class TwicePassword(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("新密码"),
        strip=False,
        widget=forms.PasswordInput(attrs=NEW_PASSWORD),
        help_text=_("至少 8 位，不能全是数字，也不能是常见密码。"),
    )
    again = forms.CharField(label=_("再次输入"), strip=False, widget=forms.PasswordInput(attrs=NEW_PASSWORD))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("两次输入的密码不一致。"))
        return data


class PasswordForm(TwicePassword):
    """The present password and a new one."""

    present = forms.CharField(
        label=_("当前密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    field_order = ["present", "password", "again"]

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise ValidationError(_("当前密码不对。"))
        return present


class SetupForm(TwicePassword):
    """The printed code, the company's group centre and its first administrator."""

    code = forms.CharField(
        label=_("安装码"),
        help_text=_("启动系统时显示在终端里。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    company = forms.CharField(label=_("集团售后服务中心名称"), max_length=40)
    username = forms.CharField(
        label=_("管理员账号"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    name = forms.CharField(
        label=_("管理员姓名"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ["code", "company", "name", "username", "password", "again"]
