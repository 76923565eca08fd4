"""What is typed about plans, mailings and surveys."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import Segmented
from customers.phones import BadPhone, normalise
from followups.enums import PlanPeriod, TaskKind
from followups.forms.parts import PeopleForm, day, person, words
from org.models import Unit, User

MARKS = [(n, str(n)) for n in range(1, 6)]


class UnitsForm(PeopleForm):
    """A form for one of the units that the person leads."""

    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if len(units) == 1:
            self.fields["unit"].initial = units[0]


class PlanForm(UnitsForm):
    """A plan by week, month or year."""

    people_fields = ("team",)
    period = forms.ChoiceField(label=_("周期"), choices=PlanPeriod.choices, widget=Segmented)
    day = day(_("周期内的任一天"))
    goals = words(_("目标与安排"), rows=5)
    team = forms.ModelMultipleChoiceField(label=_("团队"), queryset=User.objects.none(), required=False)


class TaskForm(PeopleForm):
    """A task of a plan."""

    people_fields = ("assignee",)
    kind = forms.ChoiceField(label=_("种类"), choices=TaskKind.choices)
    title = forms.CharField(label=_("任务"), max_length=120)
    assignee = person(_("执行人"))
    due_on = day(_("最晚日期"))


class TaskResultForm(forms.Form):
    """What came of a task."""

    result = forms.CharField(label=_("结果"), max_length=200)


class PlanEndForm(forms.Form):
    """Result, evaluation and text, without which no plan is closed (RPT-24)."""

    result = words(_("执行结果"))
    evaluation = forms.TypedChoiceField(
        label=_("评价（5 分最好）"), choices=MARKS, coerce=int, widget=Segmented
    )
    summary = words(_("评价与总结"))


class MailingForm(UnitsForm):
    """Whom to ask about usage, and in which words."""

    text = words(
        _("短信内容"),
        rows=3,
        most=280,
    )


class ReplyForm(forms.Form):
    """A customer's reply to a text message."""

    phone = forms.CharField(label=_("号码"), max_length=30)
    text = forms.CharField(label=_("回复内容"), max_length=200)

    def clean_phone(self) -> str:
        try:
            return normalise(self.cleaned_data["phone"])
        except BadPhone as error:
            raise forms.ValidationError(str(error)) from error


class SurveyForm(forms.Form):
    """Which half-year."""

    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=2100)
    half = forms.TypedChoiceField(
        label=_("半年"), choices=[(1, _("上半年")), (2, _("下半年"))], coerce=int, widget=Segmented
    )


class SurveyorsForm(PeopleForm):
    """Who asks."""

    people_fields = ("surveyors",)
    surveyors = forms.ModelMultipleChoiceField(
        label=_("调查人"), queryset=User.objects.none(), help_text=_("本地区的客户不会分给本地区的人。")
    )
