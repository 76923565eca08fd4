"""What is written down at the customer's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PhotosField, Segmented
from dispatch.enums import HelpLevel, ItemChange, StepOutReason, VisitOutcome
from dispatch.forms.fields import text
from dispatch.forms.planning import PlanForm
from dispatch.operations.items import Proposal
from dispatch.operations.onsite import Difference, Found
from tickets.operations.redress import Broken


class FindingsForm(forms.Form):
    """Talk with the person in charge (TKT-08)."""

    contact_person = forms.CharField(label=_("现场负责人"), max_length=40)
    findings = text(_("现场情况"))
    proposal = text(_("处理方案"))

    @property
    def found(self) -> Found:
        return Found(**self.cleaned_data)


class MismatchForm(forms.Form):
    """Reported, actual, action (TKT-09)."""

    reported = text(_("申报故障"), 500, rows=2)
    actual = text(_("实际故障"), 500, rows=2)
    action = text(_("处理措施"), 500, rows=2)

    @property
    def difference(self) -> Difference:
        return Difference(**self.cleaned_data)


class EscalationForm(forms.Form):
    """What cannot be solved here (TKT-10)."""

    problem = text(_("无法解决的问题"))
    departments = forms.CharField(label=_("涉及部门"), max_length=200, required=False)


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


class StepOutForm(forms.Form):
    """Leaving the site for a while (TKT-14)."""

    reason = forms.ChoiceField(label=_("原因"), choices=StepOutReason.choices, widget=Segmented)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)
    told = forms.BooleanField(label=_("已告知客户"), error_messages={"required": _("临时离场须先告知客户。")})


class HelpForm(forms.Form):
    """A step of the chain of help (TKT-11)."""

    level = forms.ChoiceField(label=_("环节"), choices=HelpLevel.choices)
    result = text(_("结果"), 500, rows=2)
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


class DamageForm(forms.Form):
    """What of the customer's was damaged, what it costs, and the apology (CDT-05, TKT-31)."""

    thing = forms.CharField(label=_("受损物品"), max_length=120)
    words = text(_("损坏情况"), 500, rows=2)
    amount = forms.DecimalField(
        label=_("按价赔偿金额（元）"), max_digits=10, decimal_places=2, min_value=0.01
    )
    apology = text(_("向客户致歉的内容"), 500, rows=2)

    @property
    def broken(self) -> Broken:
        return Broken(**self.cleaned_data)


class QualityForm(forms.Form):
    """A major quality problem (TKT-27)."""

    words = text(_("质量问题"))


class VisitEndForm(PlanForm):
    """Why the visit ends without work, and when the next one is planned (DSP-07)."""

    outcome = forms.ChoiceField(label=_("未完成的原因"), choices=VisitOutcome.choices)
    note = text(_("现场情况与下次须带"), 500, rows=2)
    field_order = ("outcome", "note", "starts_at", "ends_at")
