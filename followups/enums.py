"""Kinds, states and answers of follow-up."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CallKind(TextChoices):
    """Why a customer is called (C-13 keeps all of them)."""

    AFTER_SERVICE = "after_service", _("上门服务后")
    AFTER_INSTALLATION = "after_installation", _("安装后")
    DELIVERY = "delivery", _("交付后")
    COMPLAINT = "complaint", _("投诉处理满意度")
    REGULAR = "regular", _("定期回访")


class CallState(TextChoices):
    OPEN = "open", _("待回访")
    PARTIAL = "partial", _("答复不全")
    REACHED = "reached", _("已回访")
    UNREACHABLE = "unreachable", _("多次未联系上")


WAITING = (CallState.OPEN, CallState.PARTIAL)


class Satisfaction(TextChoices):
    VERY_SATISFIED = "very_satisfied", _("非常满意")
    SATISFIED = "satisfied", _("满意")
    NEUTRAL = "neutral", pgettext_lazy("satisfaction", "一般")
    DISSATISFIED = "dissatisfied", _("不满意")
    VERY_DISSATISFIED = "very_dissatisfied", _("非常不满意")


SATISFIED = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)
DISSATISFIED = (Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED)


class CallMode(TextChoices):
    """When the call after an installation is made (SLA-16, C-12)."""

    WITHIN = "within_24h", _("安装后时限内")
    AFTER = "after_24h", _("安装后满时限再打")


class ContactChannel(TextChoices):
    PHONE = "phone", _("电话")
    SMS = "sms", _("短信")


class VisitState(TextChoices):
    BOOKED = "booked", _("已预约")
    VISITED = "visited", _("待补全")
    DONE = "done", _("已完成")
    CANCELLED = "cancelled", _("已取消")


class Topic(TextChoices):
    """What a spot check looks at (FUP-04)."""

    INSTALLATION = "installation", _("安装")
    DESIGN = "design", _("设计")
    EXPLANATION = "explanation", _("讲解")


class Finding(TextChoices):
    MEETS = "meets", _("符合验收标准")
    FAILS = "fails", _("不符合验收标准")


class SlipState(TextChoices):
    """The way of a feedback slip (FUP-05)."""

    WITH_VISITOR = "with_visitor", _("待交回")
    RECEIVED = "received", _("待承诺")
    COMMITTED = "committed", _("待落实")
    SERVED = "served", _("待客户签字")
    SIGNED = "signed", _("待归还")
    RETURNED = "returned", _("已归还")


class PlanPeriod(TextChoices):
    WEEK = "week", _("周计划")
    MONTH = "month", _("月计划")
    YEAR = "year", _("年计划")


class TaskKind(TextChoices):
    """What the follow-up supervisor plans (ORG-07)."""

    FOLLOW_UP = "follow_up", _("客户回访")
    RECEPTION = "reception", _("投诉接待督导")
    TRAINING = "training", _("团队培训")
    EVALUATION = "evaluation", _("结果评估")
    OTHER = "other", _("其他")


class SmsState(TextChoices):
    WAITING = "waiting", _("待发送")
    SENT = "sent", _("已提交发送")
    NO_CONSENT = "no_consent", _("未同意")
    NO_MOBILE = "no_mobile", _("无手机号")
    CONTACTED = "contacted", _("当日已联系")
    ASKED = "asked", _("已询问过")


class SurveyState(TextChoices):
    DRAFT = "draft", _("待冻结")
    SAMPLED = "sampled", _("调查中")
    CLOSED = "closed", _("已结束")


class InterviewState(TextChoices):
    DRAWN = "drawn", _("待调查")
    ANSWERED = "answered", _("已答复")
    REFUSED = "refused", _("接通未答")
    UNREACHABLE = "unreachable", _("未联系上")


REACHED = (InterviewState.ANSWERED, InterviewState.REFUSED)


class AnsweredBy(TextChoices):
    PHONE = "phone", _("电话")
    LINK = "link", _("链接")
