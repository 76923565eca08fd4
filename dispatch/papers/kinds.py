"""The fourteen form types and their number series (RPT-16)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperKind(TextChoices):
    DISPATCH_ORDER = "dispatch_order", _("派工单")
    FEEDBACK_SLIP = "feedback_slip", _("客户意见反馈单")
    INSTALLATION = "installation", _("安装单")
    QUALITY_SLIP = "quality_slip", _("产品质量处理单")
    QUALITY_OPINION = "quality_opinion", _("客户产品质量处理意见表")
    FEEDBACK_FORM = "feedback_form", _("售后信息反馈意见表")
    HANDLING_SLIP = "handling_slip", _("客户服务处理单")
    PHONE_RECORD = "phone_record", _("电话服务记录")
    SERVICE_REPORT = "service_report", _("服务报告")
    SATISFACTION = "satisfaction", _("满意度调查表")
    RESCUE_SLIP = "rescue_slip", _("紧急救援单")
    RESCUE_RECORD = "rescue_record", _("救援记录")
    VEHICLE_TASK = "vehicle_task", _("任务委托书")
    VEHICLE_ACCEPTANCE = "vehicle_acceptance", _("车辆安装验收单")


SERIES: dict[str, str] = {
    PaperKind.DISPATCH_ORDER: "FPG",
    PaperKind.FEEDBACK_SLIP: "FYJ",
    PaperKind.INSTALLATION: "FAZ",
    PaperKind.QUALITY_SLIP: "FZL",
    PaperKind.QUALITY_OPINION: "FZY",
    PaperKind.FEEDBACK_FORM: "FXX",
    PaperKind.HANDLING_SLIP: "FCL",
    PaperKind.PHONE_RECORD: "FDH",
    PaperKind.SERVICE_REPORT: "FBG",
    PaperKind.SATISFACTION: "FMY",
    PaperKind.RESCUE_SLIP: "FJY",
    PaperKind.RESCUE_RECORD: "FJL",
    PaperKind.VEHICLE_TASK: "FWT",
    PaperKind.VEHICLE_ACCEPTANCE: "FYS",
}
