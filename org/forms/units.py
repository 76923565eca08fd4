"""Units and skills."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from org.models import Skill, Unit, User

CODE_HELP = _("用字母、数字和连字符，例如 east；保存后不再更改。")


class NewUnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """A branch below another one; its level follows from that."""

    parent = forms.ModelChoiceField(label=_("上级单位"), queryset=Unit.objects.none(), empty_label=None)

    class Meta:
        model = Unit
        fields = ["parent", "name", "code"]
        help_texts = {"code": CODE_HELP}

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name of a branch and whether it is open."""

    class Meta:
        model = Unit
        fields = ["name", "is_active"]


class ServiceManagerForm(forms.Form):
    """Who answers for a project towards its customer."""

    service_manager = forms.ModelChoiceField(
        User.objects.none(), label=_("客户服务经理"), required=False, empty_label=_("未指定")
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service_manager"].queryset = people  # type: ignore[attr-defined]


class SkillForm(forms.ModelForm):  # type: ignore[type-arg]
    """A skill of the register; the code is fixed once it is used."""

    class Meta:
        model = Skill
        fields = ["name", "code"]
        help_texts = {"code": CODE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = self.instance.pk is not None
