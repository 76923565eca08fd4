"""The register of technicians."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dispatch.models import Technician
from org.models import Skill, Unit, User


class TechnicianForm(forms.Form):
    """One technician of the register; the person is chosen once."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("人员"),
        empty_label=_("请选择"),
        help_text=_("有技师岗位而尚未登记的人员。"),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=_("请选择"))
    device_number = forms.CharField(
        label=_("工作电话"), max_length=20, required=False, help_text=_("没有工作电话不能派工。")
    )
    skills = forms.ModelMultipleChoiceField(
        Skill.objects.all(), label=_("技能"), required=False, widget=forms.CheckboxSelectMultiple
    )
    active = forms.BooleanField(label=_("可派工"), required=False, initial=True)

    def __init__(
        self, data: Any = None, *, held: Technician | None, people: QuerySet[User], units: QuerySet[Unit]
    ) -> None:
        super().__init__(data, initial=self._of(held) if held else None)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["user"].queryset = User.objects.filter(pk=held.user_id) if held else people  # type: ignore[attr-defined]
        if held:
            self.fields["user"].disabled = True

    @staticmethod
    def _of(held: Technician) -> dict[str, Any]:
        return {
            "user": held.user_id,
            "unit": held.unit_id,
            "device_number": held.device_number,
            "skills": [skill.pk for skill in held.skills.all()],
            "active": held.active,
        }
