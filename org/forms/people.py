"""Accounts, posts and keys of people."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput
from org.enums import Department, Post
from org.models import ApiToken, Unit, User
from org.rules import POST_OF_DEPARTMENT


class PeopleFilter(forms.Form):
    """What the list of people is narrowed to."""

    q = forms.CharField(label=_("姓名、账号或手机"), required=False, widget=forms.SearchInput())
    unit = forms.ModelChoiceField(
        label=_("单位"), queryset=Unit.objects.none(), required=False, empty_label=_("全部")
    )
    state = forms.ChoiceField(
        label=_("状态"),
        choices=[("", _("全部")), ("open", _("启用")), ("closed", _("停用"))],
        required=False,
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


LIAISED = [(code, label) for code, label in Department.choices if POST_OF_DEPARTMENT[code] == Post.LIAISON]


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name and addresses of a person."""

    class Meta:
        model = User
        fields = ["name", "phone", "email"]


class PostForm(forms.Form):
    """A post at a unit from a day on."""

    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none(), empty_label=_("请选择"))
    post = forms.ChoiceField(label=_("岗位"), choices=[("", _("请选择")), *Post.choices])
    department = forms.ChoiceField(
        label=_("协作部门（仅联系人）"), choices=[("", _("不适用")), *LIAISED], required=False
    )
    since = forms.DateField(label=_("任职自"), widget=LocalDateInput())

    def __init__(self, *args: Any, units: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["since"].initial = today


class NewPersonForm(PostForm):
    """An account with its first post."""

    username = forms.CharField(
        label=_("账号"),
        max_length=40,
        help_text=_("用于登录，例如 zhang.qiang。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = forms.CharField(label=_("手机"), max_length=20, required=False)
    email = forms.EmailField(label=_("邮箱"), required=False)
    field_order = ["name", "username", "phone", "email", "unit", "post", "department", "since"]


class EndPostForm(forms.Form):
    """The last day of a post."""

    until = forms.DateField(label=_("任职至"), widget=LocalDateInput())

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = today


class TokenForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a token is for."""

    class Meta:
        model = ApiToken
        fields = ["name"]
