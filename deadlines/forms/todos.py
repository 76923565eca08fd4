"""Forms of to-dos."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput
from deadlines.enums import TaskKind
from org.enums import Department
from org.models import Unit, User

# An instruction is given on the complaint it is about, and a supplier is named where the part was found.
GIVEN = [kind for kind in TaskKind if kind not in (TaskKind.INSTRUCTION, TaskKind.PROCUREMENT)]


class ResultForm(forms.Form):
    """How a to-do ended."""

    result = forms.CharField(label=_("结果"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class HandOverForm(forms.Form):
    """Who takes the to-do over."""

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(label=_("移交给"), queryset=people)


class TaskForm(forms.Form):
    """What another department is asked to do, and by when."""

    kind = forms.ChoiceField(label=_("类型"), choices=[(kind.value, kind.label) for kind in GIVEN])
    responsible_department = forms.ChoiceField(
        label=_("责任部门"),
        choices=[("", _("请选择")), *Department.choices],
        error_messages={"required": _("每项任务须有一个责任部门。")},
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=None)
    title = forms.CharField(label=_("事项"), max_length=120)
    details = forms.CharField(
        label=_("要求"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    due_at = forms.DateTimeField(label=_("最晚"), required=False, widget=LocalDateTimeInput)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
