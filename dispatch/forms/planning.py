"""When and by whom work is done."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput
from dispatch.forms.fields import need_words, text
from dispatch.models import Technician
from dispatch.operations.dispatching import Sending
from dispatch.rules import Plan
from org.models import User

MOST_AT_ONCE = 50


class PlanForm(forms.Form):
    """The planned time, from and to."""

    starts_at = forms.DateTimeField(label=_("计划开始"), widget=LocalDateTimeInput)
    ends_at = forms.DateTimeField(label=_("计划结束"), widget=LocalDateTimeInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts_at, ends_at = given.get("starts_at"), given.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("结束时间须晚于开始时间。"))
        return given

    @property
    def plan(self) -> Plan:
        return Plan(self.cleaned_data["starts_at"], self.cleaned_data["ends_at"])


class SendingForm(PlanForm):
    """Who is sent when; the candidates are radio buttons of the page."""

    technician = forms.ModelChoiceField(
        Technician.objects.none(), label=_("技师"), error_messages={"required": _("请选择技师。")}
    )
    instruction = forms.CharField(
        label=_("派工说明"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    revisit_reason = text(_("再次上门的原因"), 500, rows=2, required=False)

    def __init__(self, *args: Any, technicians: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["technician"].queryset = technicians  # type: ignore[attr-defined]

    @property
    def sending(self) -> Sending:
        given = self.cleaned_data
        return Sending(given["technician"], self.plan, given["instruction"], given["revisit_reason"])


class ReassignForm(SendingForm):
    reason = text(_("改派原因"), 500, rows=2)


class ArrangeForm(forms.Form):
    """Where a job goes on the board: person, start, length in minutes."""

    technician = forms.ModelChoiceField(Technician.objects.none(), label=_("技师"), empty_label=None)
    starts_at = forms.DateTimeField(label=_("开始"), widget=LocalDateTimeInput)
    minutes = forms.IntegerField(label=_("时长（分钟）"), min_value=15, max_value=24 * 60, step_size=15)
    reason = forms.CharField(
        label=_("改派原因"), max_length=500, required=False, help_text=_("换人时填写，不填即「派工板改派」。")
    )

    def __init__(self, *args: Any, technicians: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["technician"].queryset = technicians  # type: ignore[attr-defined]

    @property
    def plan(self) -> Plan:
        starts_at = self.cleaned_data["starts_at"]
        return Plan(starts_at, starts_at + timedelta(minutes=self.cleaned_data["minutes"]))


class LeavingForm(forms.Form):
    """Who leaves, and who takes the work over."""

    leaver = forms.ModelChoiceField(User.objects.none(), label=_("移交人"), empty_label=_("请选择"))
    taker = forms.ModelChoiceField(User.objects.none(), label=_("接手人"), empty_label=_("请选择"))

    def __init__(self, *args: Any, leavers: QuerySet[User], takers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leaver"].queryset = leavers  # type: ignore[attr-defined]
        self.fields["taker"].queryset = takers  # type: ignore[attr-defined]


class BulkForm(forms.Form):
    """What is done with the chosen tickets, at most fifty at once."""

    numbers = forms.MultipleChoiceField(
        label=_("所选工单"), error_messages={"required": _("请先选择工单（按 X）。")}
    )
    do = forms.ChoiceField(choices=[("send", ""), ("approve", ""), ("return", "")])
    reason = forms.CharField(max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("numbers") if hasattr(self.data, "getlist") else []
        self.fields["numbers"].choices = [(one, one) for one in chosen]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if len(given.get("numbers") or []) > MOST_AT_ONCE:
            self.add_error("numbers", _("一次最多处理 %(most)s 张工单。") % {"most": MOST_AT_ONCE})
        if given.get("do") == "return":
            need_words(self, "reason", _("批量退回须写明原因。"))
        return given
