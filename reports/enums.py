"""Kinds and states of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    DAILY_SMS = "daily_sms", _("当天投诉短信")
    DAILY = "daily_complaints", _("售后服务投诉日报")
    MONTHLY = "monthly_analysis", _("月度投诉分析报告")
    CASES = "quarterly_cases", _("典型投诉案例汇编")
    SURVEY = "half_year_survey", _("半年满意度调查报告")
    STATISTICS = "month_statistics", _("月度统计报表")
    PROJECTS = "month_projects", _("月度服务项目报表")
    SUMMARY = "daily_summary", _("每日工作小结")
    RECORDS = "weekly_records", _("一周受理记录")
    MEETING = "weekly_meeting", _("每周例会")
    SORTING = "monthly_sorting", _("每月资料整理")


RPT: dict[str, str] = {
    "RPT-01": ReportKind.DAILY_SMS,
    "RPT-02": ReportKind.DAILY,
    "RPT-03": ReportKind.MONTHLY,
    "RPT-04": ReportKind.CASES,
    "RPT-05": ReportKind.SURVEY,
    "RPT-06": ReportKind.STATISTICS,
    "RPT-07": ReportKind.PROJECTS,
    "RPT-08": ReportKind.SUMMARY,
    "RPT-09": ReportKind.RECORDS,
    "RPT-10": ReportKind.MEETING,
    "RPT-11": ReportKind.SORTING,
}
"""Which kind a pack means by the number of its requirement."""


class RunState(TextChoices):
    EXPECTED = "expected", _("待编制")
    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("已提交")
    SIGNED = "signed", _("已签核")
    SENDING = "sending", _("报送中")
    SENT = "sent", _("已报送")


TONES = {
    RunState.EXPECTED: "muted",
    RunState.DRAFT: "warn",
    RunState.SUBMITTED: "info",
    RunState.SIGNED: "info",
    RunState.SENDING: "info",
    RunState.SENT: "ok",
}


class Figure(TextChoices):
    """Sets of tickets whose sizes make up the month page; each opens its list."""

    REGISTERED = "registered", _("受理工单")
    CLOSED = "closed", _("已结案工单")
    CLOSED_IN_TIME = "closed_in_time", _("答复与完成均及时")
    PHONE_RESOLVED = "phone_resolved", _("电话解决")
    RATED = "rated", _("已评价")
    SATISFIED = "satisfied", _("满意及以上")
    ONSITE_CLOSED = "onsite_closed", _("上门结案")
    FIRST_VISIT = "first_visit", _("一次上门解决")
    COMPLAINTS = "complaints", _("受理投诉")
    COMPLAINTS_CLOSED = "complaints_closed", _("投诉结案")
    COMPLAINTS_IN_TIME = "complaints_in_time", _("投诉各时限均及时")


class Slot(TextChoices):
    """Receivers named by packs; who that is stands in the register of receivers."""

    QUALITY = "quality", _("质量中心")
    TECHNICAL = "technical", _("技术中心")
    MARKETING = "marketing", _("营销中心")
    SENIOR_LEADERS = "senior_leaders", _("公司领导")
    ENTERPRISE_MANAGEMENT = "enterprise_management", _("企管室")


class Paper(TextChoices):
    """What comes back from a trip (RPT-17, RPT-18)."""

    ORDER = "order", _("派工单")
    SLIP = "slip", _("客户意见反馈单")
    FEEDBACK_FORM = "feedback_form", _("售后信息反馈意见表")
