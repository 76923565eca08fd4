"""Forms of the complaint page, one for each verb."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateInput, LocalDateTimeInput, Segmented
from notifications.enums import Channel as Way
from org.enums import Department
from org.models import User
from org.queries import staff_of
from tickets.enums import Audience, CommitmentKind, FactSource, Severity
from tickets.forms.actions import DECISIONS, ActForm, OnceForm, YesNoField, words_field
from tickets.queries.owners import possible_handlers

SCORES = [(str(value), str(value)) for value in range(1, 6)]


def _score(label: Any, **more: Any) -> forms.TypedChoiceField:
    """1 to 5, five being best."""
    return forms.TypedChoiceField(
        label=label, choices=SCORES, coerce=int, widget=Segmented, empty_value=None, **more
    )


class SeverityForm(ActForm):
    severity = forms.ChoiceField(label=_("严重程度"), choices=Severity.choices, widget=Segmented)


class CriteriaForm(ActForm):
    """What makes a complaint major by itself (CMP-05)."""

    injury = forms.BooleanField(label=_("涉及人身伤害或安全风险"), required=False)
    claim = forms.DecimalField(
        label=_("索赔金额（元）"), min_value=0, max_digits=12, decimal_places=2, required=False
    )


class ReferralForm(ActForm):
    """An authority's document and what it sets: a day, or so many working days."""

    authority = forms.CharField(label=_("主管部门"), max_length=80)
    document = forms.CharField(label=_("文号"), max_length=60)
    received_on = forms.DateField(label=_("收到日期"), widget=LocalDateInput)
    working_days = forms.IntegerField(
        label=_("办理工作日数"), min_value=1, max_value=250, required=False, help_text=_("与限期日期填一项。")
    )
    last_day = forms.DateField(label=_("限期日期"), required=False, widget=LocalDateInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("working_days") is None) == (data.get("last_day") is None):
            self.add_error("last_day", _("请填写限期日期或办理工作日数，二者填一项。"))
        return data


class ResolutionForm(ActForm):
    """What the meeting decided."""

    met_on = forms.DateField(label=_("会议日期"), widget=LocalDateInput)
    attendees = forms.CharField(label=_("参会人"), max_length=200)
    resolution = words_field(_("会议决议"))
    file = forms.FileField(
        label=_("决议文件（可空）"), required=False, help_text=_("签字的会议决议：照片、PDF、Word 或 Excel。")
    )


class AuthorityReplyForm(ActForm):
    reply = words_field(_("答复内容"))


class VerificationForm(ActForm):
    founded = YesNoField(label=_("投诉是否属实"))
    department = forms.ChoiceField(
        label=_("责任部门"), choices=[("", _("请选择")), *Department.choices], help_text=_("核实后转给谁办。")
    )
    demand = words_field(_("客户诉求"), rows=2)
    note = words_field(_("核实情况"))
    evidence = words_field(_("核实依据"), rows=2)


class HandlingForm(ActForm):
    note = words_field(_("进展与反馈"))


class ProposalForm(ActForm):
    cause = words_field(_("原因"), rows=2)
    opinion = words_field(_("责任部门意见"), rows=2, required=False)
    outcome = words_field(_("处理结果"))


class ClosureForm(ActForm):
    """Agreeing asks for the department's score, sending back does not."""

    approved = YesNoField(label=_("是否同意结案"), choices=DECISIONS)
    department_score = _score(_("责任部门评分"), required=False)
    note = words_field(_("意见"), required=False, rows=2, most=500)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        scored = self.ticket.complaint.department if hasattr(self.ticket, "complaint") else ""
        if data.get("approved") and scored and not data.get("department_score"):
            self.add_error("department_score", _("请给责任部门评分。"))
        return data


class HandlerForm(ActForm):
    handler = forms.TypedChoiceField(label=_("处理人"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = possible_handlers(self.ticket, at=self.at)
        by_key = {str(user.pk): user for user, _place in people}
        self.fields["handler"].choices = [("", _("请选择")), *((user.pk, place) for user, place in people)]
        self.fields["handler"].coerce = by_key.__getitem__


class PlainForm(ActForm):
    """A verb that needs nothing but the button."""


class FaultConfirmationForm(ActForm):
    """The product was at fault; an apology may be recorded with it (CMP-15)."""

    apology = words_field(
        _("向客户致歉的内容"),
        required=False,
        rows=2,
        most=500,
        help_text=_("已有致歉记录或已批准的赔付时可不填。"),
    )


class FactForm(OnceForm):
    source = forms.ChoiceField(label=_("来源"), choices=FactSource.choices)
    text = words_field(_("事实"), rows=2)


class AnswerForm(ActForm):
    result_score = _score(_("对结果满意度"))
    process_score = _score(_("对过程满意度"))
    answer = words_field(_("客户意见"), rows=2, required=False)


class MediaForm(ActForm):
    note = words_field(_("媒体介入情况"), rows=2)


class StatementForm(OnceForm):
    audience = forms.ChoiceField(label=_("对象"), choices=Audience.choices, widget=Segmented)
    text = words_field(_("口径内容"))


class InstructionForm(OnceForm):
    text = words_field(_("督办意见"))
    due_at = forms.DateTimeField(label=_("最晚回复"), required=False, widget=LocalDateTimeInput)


class PenaltyForm(OnceForm):
    """One employee of the unit, or one contractor."""

    person_id = forms.TypedChoiceField(label=_("员工"), required=False, coerce=int, empty_value=None)
    contractor = forms.CharField(label=_("承包单位"), max_length=80, required=False)
    amount = forms.DecimalField(
        label=_("金额（元）"), min_value=0.01, max_digits=12, decimal_places=2, required=False
    )
    reason = words_field(_("事由"), rows=2, most=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = staff_of(self.ticket.region, at=self.at)
        self.fields["person_id"].choices = [("", _("未选择")), *((one.pk, one.name) for one in staff)]


MOST_MONTHS = 1_200


class CommitmentForm(OnceForm):
    """A promise of time, of money or of months of warranty."""

    kind = forms.ChoiceField(label=_("承诺类型"), choices=CommitmentKind.choices, widget=Segmented)
    promised_at = forms.DateTimeField(label=_("承诺时间"), required=False, widget=LocalDateTimeInput)
    amount = forms.DecimalField(
        label=_("承诺金额（元）"), min_value=0.01, max_digits=12, decimal_places=2, required=False
    )
    months = forms.IntegerField(
        label=_("承诺质保期（月）"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("自质保起算日起的总月数；只有登记并批准的承诺才影响质保判定。"),
    )
    words = words_field(_("承诺内容"), rows=2, most=500)


class CommitmentDecisionForm(ActForm):
    approved = YesNoField(label=_("是否同意承诺"), choices=DECISIONS)
    note = words_field(_("意见"), required=False, rows=2, most=500)


class CustomerMessageForm(OnceForm):
    """A text message or e-mail to the ticket's contact."""

    channel = forms.ChoiceField(
        label=_("方式"), choices=[(way.value, way.label) for way in (Way.SMS, Way.EMAIL)], widget=Segmented
    )
    text = words_field(_("内容"), rows=3, most=500)


def person_of(key: int | None) -> User | None:
    """The account chosen by its key."""
    return User.objects.filter(pk=key).first() if key else None
