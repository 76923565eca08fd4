"""Kinds and states of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    DAILY = "daily_complaints", _("售后服务投诉日报")


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
