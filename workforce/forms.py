"""Forms of the supervisor's day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, Segmented
from knowledge.models import NormPoint
from org.enums import UnitKind
from org.models import Unit, User
from workforce.enums import Courtesy, Criterion, Forbidden
from workforce.models.inspection import BEST
from workforce.queries import Place, call_named, ticket_named
from workforce.rules import FULL

PERSON = "person_"


class PlanForm(forms.Form):
    """The focus of the day, and a line of work per person; who is away needs none."""

    focus = forms.CharField(label=_("今日重点"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"{PERSON}{place.person.pk}": place for place in places}
        for name, place in self.people.items():
            label = _("%(person)s（%(post)s）") % {"person": place.person, "post": place.label}
            self.fields[name] = forms.CharField(
                label=label,
                max_length=200,
                required=False,
                initial=place.task,
                help_text=_("请假中") if place.away else "",
            )

    def clean(self) -> dict[str, Any]:
        """An assignment names somebody's work."""
        data = super().clean() or {}
        if self.people and not any(self.tasks(data).values()):
            raise forms.ValidationError(_("至少给一个人安排工作。"))
        return data

    def tasks(self, data: dict[str, Any]) -> dict[int, str]:
        """Person's id to text."""
        return {place.person.pk: data.get(name, "").strip() for name, place in self.people.items()}


class AppearanceForm(forms.Form):
    """What is not in order with one person; nothing ticked means all is."""

    agent = forms.ModelChoiceField(User.objects.none(), widget=forms.HiddenInput)
    lapses = forms.ModelMultipleChoiceField(
        NormPoint.objects.none(),
        label=_("不合格项"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(label=_("说明"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Any, points: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].queryset = people
        self.fields["lapses"].queryset = points


class OfTicket(forms.Form):
    """Whom and what an inspection is about; numbers the person may not see are unknown."""

    agent = forms.ModelChoiceField(User.objects.none(), label=_("被检查人"))
    ticket = forms.CharField(label=_("工单号"), max_length=30, required=False)
    call = forms.CharField(label=_("通话编号"), max_length=80, required=False)
    note = forms.CharField(
        label=_("说明"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, user: User, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["agent"].queryset = people.exclude(pk=user.pk)

    def clean_ticket(self) -> Any:
        number = self.cleaned_data["ticket"].strip()
        found = ticket_named(self.user, number) if number else None
        if number and found is None:
            raise forms.ValidationError(_("没有这张工单，或您无权查看。"))
        return found

    def clean_call(self) -> Any:
        given = self.cleaned_data["call"].strip()
        found = call_named(self.user, given) if given else None
        if given and found is None:
            raise forms.ValidationError(_("没有这通电话，或您无权查看。"))
        return found


class QualityForm(OfTicket):
    """Four forbidden kinds, three courtesies (KNB-02)."""

    forbidden = forms.MultipleChoiceField(
        label=_("出现的服务禁语"),
        choices=Forbidden.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    courtesies = forms.MultipleChoiceField(
        label=_("做到的礼貌用语"),
        choices=Courtesy.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["agent", "ticket", "call", "forbidden", "courtesies", "note"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("ticket") or data.get("call")):
            self.add_error("ticket", _("请填写工单号或通话编号。"))
        return data


def _mark(criterion: Criterion) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=criterion.label,
        choices=[(str(mark), str(mark)) for mark in range(1, BEST + 1)],
        coerce=int,
        widget=Segmented,
    )


class EvaluationForm(OfTicket):
    """Six items from 1 to 5 (KNB-07)."""

    dress = _mark(Criterion.DRESS)
    language = _mark(Criterion.LANGUAGE)
    conduct = _mark(Criterion.CONDUCT)
    attitude = _mark(Criterion.ATTITUDE)
    skill = _mark(Criterion.SKILL)
    effect = _mark(Criterion.EFFECT)
    field_order = ["agent", "ticket", *Criterion.values, "note"]
    call = None  # type: ignore[assignment]

    def marks(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in Criterion.values}


class AppraisalForm(forms.Form):
    """The score of a region from an inspection (ORG-02)."""

    region = forms.ModelChoiceField(
        Unit.objects.filter(kind=UnitKind.REGION, is_active=True), label=_("地区")
    )
    inspected_on = forms.DateField(label=_("检查日期"), widget=LocalDateInput)
    score = forms.IntegerField(label=_("得分（0–100）"), min_value=0, max_value=FULL)
    findings = forms.CharField(label=_("检查情况"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
