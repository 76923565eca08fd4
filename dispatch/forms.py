"""What people type in dispatch."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import LocalDateTimeInput, PhotosField, Segmented, SignatureField
from dispatch.enums import (
    CauseCode,
    HelpLevel,
    ItemChange,
    Preparation,
    Satisfaction,
    StepOutReason,
    VisitOutcome,
    WorkResult,
)
from dispatch.models import Technician
from dispatch.operations.closing import Leaving, Outcome, Repair, Report, Trip
from dispatch.operations.dispatching import Sending
from dispatch.operations.items import Proposal
from dispatch.operations.onsite import Difference, Found
from dispatch.operations.preparing import Spoken
from dispatch.operations.signing import Closure, Ratings
from dispatch.rules import Plan
from org.models import Skill, Unit, User

MOST_AT_ONCE = 50
RETURNS = (
    _("信息不全，请补充"),
    _("地址或电话不清，请核实"),
    _("可电话解决，请先指导"),
    _("重复报修，请并入原工单"),
    _("不在服务范围"),
)
REACHED = [("yes", _("已联系上")), ("no", _("未联系上"))]


def _text(
    label: Any, most: int = 1000, *, rows: int = 3, required: bool = True, **attrs: str
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most, **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


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
    revisit_reason = _text(_("再次上门的原因"), 500, rows=2, required=False)

    def __init__(self, *args: Any, technicians: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["technician"].queryset = technicians  # type: ignore[attr-defined]

    @property
    def sending(self) -> Sending:
        given = self.cleaned_data
        return Sending(given["technician"], self.plan, given["instruction"], given["revisit_reason"])


class ReasonForm(forms.Form):
    """Why something is refused, returned or taken back."""

    reason = _text(_("原因"), 500, rows=2)


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


class ReturnForm(forms.Form):
    """Why an application goes back: one of the usual reasons, or words."""

    preset = forms.ChoiceField(
        label=_("常用原因"), choices=[(words, words) for words in RETURNS], required=False
    )
    reason = _text(_("原因"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["reason"] = (given.get("reason") or "").strip() or str(given.get("preset") or "")
        if not given["reason"]:
            self.add_error("reason", _("请选择或写明退回原因。"))
        return given


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
        if given.get("do") == "return" and not given.get("reason", "").strip():
            self.add_error("reason", _("批量退回须写明原因。"))
        return given


class ReassignForm(SendingForm):
    reason = _text(_("改派原因"), 500, rows=2)


class DecisionForm(forms.Form):
    """A decision after the fact, with words."""

    approved = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("退回"))])
    note = forms.CharField(label=_("意见"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("approved") == "no" and not given.get("note", "").strip():
            self.add_error("note", _("退回须写明原因。"))
        return given


class KeptForm(forms.Form):
    """Whether what a phone sent too late is adopted, with words where it is not."""

    adopted = forms.ChoiceField(
        label=_("决定"), choices=[("yes", _("采纳")), ("no", _("不采纳"))], widget=Segmented
    )
    note = _text(_("说明"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("adopted") == "no" and not given.get("note", "").strip():
            self.add_error("note", _("不采纳须写明原因。"))
        return given


class EmptyForm(forms.Form):
    """A step that needs no words."""


class ContactForm(forms.Form):
    """The call before leaving (TKT-06)."""

    reached = forms.ChoiceField(label=_("通话结果"), choices=REACHED, widget=Segmented)
    agreed_at = forms.DateTimeField(label=_("约定到场时间"), required=False, widget=LocalDateTimeInput)
    note = _text(_("通话要点"), 500, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reached") == "no" and given.get("agreed_at"):
            self.add_error("agreed_at", _("没有联系上客户，不能填写约定时间。"))
        return given

    @property
    def spoken(self) -> Spoken:
        given = self.cleaned_data
        return Spoken(given["reached"] == "yes", given["note"], given["agreed_at"])


class LedgerForm(forms.Form):
    """Line of the service ledger (TKT-05)."""

    matter = _text(_("服务事项"), 200, rows=2)


class PreparationForm(forms.Form):
    """The four ticks (DSP-06)."""

    items = forms.MultipleChoiceField(
        label=_("出发准备"),
        choices=Preparation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class FindingsForm(forms.Form):
    """Talk with the person in charge (TKT-08)."""

    contact_person = forms.CharField(label=_("现场负责人"), max_length=40)
    findings = _text(_("现场情况"))
    proposal = _text(_("处理方案"))

    @property
    def found(self) -> Found:
        return Found(**self.cleaned_data)


class MismatchForm(forms.Form):
    """Reported, actual, action (TKT-09)."""

    reported = _text(_("申报故障"), 500, rows=2)
    actual = _text(_("实际故障"), 500, rows=2)
    action = _text(_("处理措施"), 500, rows=2)

    @property
    def difference(self) -> Difference:
        return Difference(**self.cleaned_data)


class EscalationForm(forms.Form):
    """What cannot be solved here (TKT-10)."""

    problem = _text(_("无法解决的问题"))
    departments = forms.CharField(label=_("涉及部门"), max_length=200, required=False)


class PlanDecisionForm(forms.Form):
    """The solution that the head fixes."""

    plan = _text(_("确定的方案"))


class PhotosForm(forms.Form):
    """Pictures of the job."""

    photos = PhotosField(label=_("照片"), least=1, most=9)


class EvidenceForm(forms.Form):
    """A film or a document of the fault (TKT-28)."""

    file = forms.FileField(
        label=_("视频或文件"),
        widget=forms.FileInput(attrs={"accept": "video/*,application/pdf,.docx,.xlsx,image/*"}),
        help_text=_("视频 MP4、MOV、WebM，文件 PDF、Word、Excel。"),
    )


class RepairForm(forms.Form):
    """Entry of the product's repair file (ORG-13)."""

    product = forms.CharField(label=_("产品"), max_length=120)
    fault = _text(_("故障现象"), 500, rows=2)
    work = _text(_("维修内容"))

    @property
    def repair(self) -> Repair:
        return Repair(**self.cleaned_data)


class ReportForm(forms.Form):
    """The four fields of the service report (TKT-18); what is left empty stays missing."""

    cause = _text(_("故障原因"), rows=2, required=False)
    solution = _text(_("解决方法"), rows=2, required=False)
    parts = forms.CharField(
        label=_("更换零件名称"), max_length=300, required=False, help_text=_("没有更换请写「无」。")
    )
    opinion = _text(_("用户意见"), rows=2, required=False)

    @property
    def report(self) -> Report:
        return Report(**{name: self.cleaned_data.get(name, "") for name in ReportForm.base_fields})


class OutcomeForm(ReportForm):
    """Result, cause and report of finished work; the customer's opinion follows with the signature."""

    result = forms.ChoiceField(label=_("处理结果"), choices=WorkResult.choices, widget=Segmented)
    cause_code = forms.ChoiceField(label=_("原因类别"), choices=CauseCode.choices, widget=Segmented)
    field_order = ("result", "cause_code", "cause", "solution", "parts")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["opinion"]

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["result"], self.cleaned_data["cause_code"], self.report)


class ClosureForm(forms.Form):
    """The customer's verdict with signature, or the refusal with photo; `key` makes it count once."""

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-draft-keep": "", "data-once": ""}))
    quality = forms.ChoiceField(
        label=_("服务质量"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    attitude = forms.ChoiceField(
        label=_("服务态度"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    time = forms.ChoiceField(
        label=_("服务时间"), choices=Satisfaction.choices, required=False, widget=Segmented
    )
    opinion = _text(_("用户意见"), rows=2, required=False)
    signer = forms.CharField(label=_("签字人"), max_length=40, required=False)
    signature = SignatureField(label=_("客户签字"), required=False)
    refusal_reason = _text(_("拒签原因"), 500, rows=2, required=False)
    refusal_photo = PhotosField(label=_("拒签照片"), most=1)
    form_missing = forms.CharField(
        label=_("未填满意度调查表的原因"),
        max_length=200,
        required=False,
        help_text=_("不填即以拒签原因为准。"),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("refusal_reason"):
            self._need({"refusal_photo": _("拒签须附现场照片。")})
        else:
            self._need({name: _("请客户评价。") for name in ("quality", "attitude", "time")})
            if not self._unsatisfied():
                self._need({"signer": _("请填写签字人。"), "signature": _("请客户签字，或登记拒签原因。")})
        return given

    def _need(self, words: dict[str, Any]) -> None:
        for name, said in words.items():
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, said)

    def _unsatisfied(self) -> bool:
        return Satisfaction.UNSATISFIED in map(self.cleaned_data.get, ("quality", "attitude", "time"))

    @property
    def closure(self) -> Closure:
        given = self.cleaned_data
        ratings = [given["quality"], given["attitude"], given["time"]]
        photo = given["refusal_photo"]
        return Closure(
            ratings=Ratings(*ratings) if all(ratings) else None,
            opinion=given["opinion"],
            signer=given["signer"],
            signature=given["signature"].png if given["signature"] else b"",
            refusal_reason=given["refusal_reason"],
            refusal_photo=photo[0].read() if photo else b"",
            form_missing=given["form_missing"],
        )


class RecordForm(forms.Form):
    """What enters the database after the return: content, report of the trip, root cause (TKT-21, 23, 34)."""

    content = _text(_("服务内容"), 2000, rows=4)
    problems = _text(_("返程报告：发现的问题"), rows=2, required=False)
    root_cause = _text(_("根本原因"), rows=2, required=False)
    lesson = _text(_("经验教训"), rows=2, required=False)

    @property
    def trip(self) -> Trip | None:
        given = self.cleaned_data
        trip = Trip(given["problems"], given["root_cause"], given["lesson"])
        return trip if any((trip.problems, trip.root_cause, trip.lesson)) else None


class CheckOutForm(forms.Form):
    """The call to headquarters before leaving (TKT-20), the filing mark of installations (TKT-16)."""

    called = forms.ChoiceField(
        label=_("离场前致电总部"), choices=[("yes", _("已致电")), ("no", _("未致电"))], widget=Segmented
    )
    called_at = forms.DateTimeField(
        label=_("致电时间"), required=False, widget=LocalDateTimeInput, help_text=_("不填即为离场时。")
    )
    not_called = _text(_("未致电的说明"), 200, rows=2, required=False)
    filed = forms.BooleanField(label=_("已报公司备案"), required=False)
    suggestion = _text(_("客户建议"), 500, rows=2, required=False)

    @property
    def leaving(self) -> Leaving:
        given = self.cleaned_data
        return Leaving(
            given["called"] == "yes",
            given["called_at"],
            given["not_called"],
            given["filed"],
            given["suggestion"],
        )


class VisitEndForm(PlanForm):
    """Why the visit ends without work, and when the next one is planned (DSP-07)."""

    outcome = forms.ChoiceField(label=_("未完成的原因"), choices=VisitOutcome.choices)
    note = _text(_("现场情况与下次须带"), 500, rows=2)
    field_order = ("outcome", "note", "starts_at", "ends_at")


class StepOutForm(forms.Form):
    """Leaving the site for a while (TKT-14)."""

    reason = forms.ChoiceField(label=_("原因"), choices=StepOutReason.choices, widget=Segmented)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)
    told = forms.BooleanField(label=_("已告知客户"), error_messages={"required": _("临时离场须先告知客户。")})


class HelpForm(forms.Form):
    """A step of the chain of help (TKT-11)."""

    level = forms.ChoiceField(label=_("环节"), choices=HelpLevel.choices)
    result = _text(_("结果"), 500, rows=2)
    skip_reason = forms.CharField(
        label=_("跳过前面环节的原因"), max_length=500, required=False, help_text=_("没有跳过可不填。")
    )


class ItemForm(forms.Form):
    """Work that is added or dropped (TKT-13)."""

    change = forms.ChoiceField(label=_("类型"), choices=ItemChange.choices, widget=Segmented)
    words = forms.CharField(label=_("内容"), max_length=200)
    amount = forms.DecimalField(
        label=_("费用（元）"), max_digits=10, decimal_places=2, min_value=0, required=False
    )

    @property
    def proposal(self) -> Proposal:
        return Proposal(**self.cleaned_data)


class ConsentForm(forms.Form):
    """The desk's word on an item, and the customer's."""

    agreed = forms.ChoiceField(choices=[("yes", _("同意")), ("no", _("不同意"))])
    customer_agreed = forms.BooleanField(label=_("客户已同意"), required=False)
    note = forms.CharField(label=_("意见"), max_length=200, required=False)


class QualityForm(forms.Form):
    """A major quality problem (TKT-27)."""

    words = _text(_("质量问题"))


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
