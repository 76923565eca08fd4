"""Kinds and states of promises, pauses and to-dos."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClockKind(TextChoices):
    REPLY = "reply", _("答复")
    DISPATCH = "dispatch", _("派工")
    ARRIVE = "arrive", _("到场")
    COMPLETE = "complete", _("完成")
    RESTORE = "restore", _("恢复正常")
    COMMITMENT = "commitment", _("承诺")
    CALLBACK = "callback", _("回访")
    REFUSAL_CALL = "refusal_call", _("拒签回电")
    DISPATCH_APPROVAL = "dispatch_approval", _("派工补批")
    RECORD = "record", _("录入")
    REPORT = "report", _("报送")
    SLIP = "slip", _("交回反馈单")
    AFTER_INSTALLATION_CALL = "after_installation_call", _("安装后回访")
    DELIVERY_CALL = "delivery_call", _("交付回访")
    NEXT_DELIVERY_CALL = "next_delivery_call", _("交付再次回访")
    PERSONAL_RIGHT = "personal_right", _("个人信息请求")
    HANDLED = "handled", _("处理")
    SUBSTITUTE = "substitute", _("提供代用品")
    RESHIP = "reship", _("寄出新品")
    AUTHORITY_DEADLINE = "authority_deadline", _("政府部门期限")
    MEETING_WARNING = "meeting_warning", _("会议决议预警")
    FIRST_CONTACT = "first_contact", _("巡回服务首次联系")
    SECOND_NOTICE = "second_notice", _("巡回服务再次通知")
    AFTER_SALES_JOINS = "after_sales_joins", _("售后介入项目")
    HANDOVER = "handover", _("项目移交")
    SUPPLY_PLAN = "supply_plan", _("供电方案答复")
    PLAN_OBJECTION = "plan_objection", _("供电方案异议")
    PLAN_EXPIRY = "plan_expiry", _("供电方案到期")
    PLAN_EXTENSION_REQUEST = "plan_extension_request", _("供电方案延期申请")
    DESIGN_REVIEW = "design_review", _("设计文件审核")
    DRILL = "drill", _("应急演练")
    REMEDY = "remedy", _("退换修履行")
    REFUND = "refund", _("退还货款")


EXTERNAL = frozenset({ClockKind.AUTHORITY_DEADLINE})
"""Set from outside; where one of them ends earlier, warnings name it (SLA-34)."""


ACTED_UPON = frozenset({ClockKind.SUBSTITUTE})
"""When one of these is over, an upper room does something at once: an event of its own tells it (SLA-10)."""


class Trigger(TextChoices):
    """What starts a clock; the room where it happens asks for the clocks of its trigger."""

    REGISTERED = "registered", _("登记")
    DISPATCHED_UNAPPROVED = "dispatched_unapproved", _("未批先派")
    CHECKED_OUT = "checked_out", _("离场")
    SIGNATURE_REFUSED = "signature_refused", _("拒签")
    RECORDED = "recorded", _("录入完成")


class PauseReason(TextChoices):
    CUSTOMER_RESCHEDULE = "customer_reschedule", _("客户改约")
    CUSTOMER_UNREACHABLE = "customer_unreachable", _("多次联系不上客户")
    FORCE_MAJEURE = "force_majeure", _("不可抗力")
    PARTS_SHORTAGE = "parts_shortage", _("缺配件")
    STAFF_SHORTAGE = "staff_shortage", _("缺人手")
    INTERNAL_APPROVAL = "internal_approval", _("内部审批")


class PauseState(TextChoices):
    ASKED = "asked", _("待审批")
    APPROVED = "approved", _("已批准")
    REFUSED = "refused", _("未批准")


class BreachReason(TextChoices):
    PARTS = "parts", _("配件不到位")
    STAFF = "staff", _("人员不足")
    SKILL = "skill", _("技术难度高")
    TRAFFIC = "traffic", _("路途与交通")
    CUSTOMER = "customer", _("客户原因")
    WEATHER = "weather", _("天气与灾害")
    NEGLIGENCE = "negligence", _("处理不及时")
    BEFORE_GO_LIVE = "before_go_live", _("系统启用前")
    OTHER = "other", _("其他")


class Colour(TextChoices):
    """How a clock is shown (SLA-32)."""

    GREEN = "green", _("正常")
    AMBER = "amber", _("临近")
    RED = "red", _("超时")
    PAUSED = "paused", _("暂停")
    MET = "met", _("按时")
    STOPPED = "stopped", _("已停止")


class RescueKind(TextChoices):
    """What may keep a promise from being broken at the last minute."""

    PAUSE = "pause", _("申请暂停")
    LONGER = "longer", _("降级延长")
    DROPPED = "dropped", _("改类取消")
    AGREED = "agreed", _("改约时间")


class TaskKind(TextChoices):
    """To-dos that one department gives another; the code is the to-do's kind (ORG-05, ORG-06, ORG-10)."""

    COOPERATION = "cooperation", _("协作任务")
    RECTIFICATION = "rectification", _("整改任务")
    INSTRUCTION = "instruction", _("集团督办")
    PROMOTION = "promotion", _("促销活动")
    PR = "pr", _("公关事务")
    BULLETIN = "bulletin", _("内刊")
    EVALUATION = "evaluation", _("服务评价")
    AD_HOC = "ad_hoc", _("临时任务")
    PROCUREMENT = "procurement", _("采购索赔")
