"""The words of a ticket: states, channels, intents, classes (INT-01, INT-17, CMP-02 to CMP-04, TKT-01)."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    REGISTERED = "registered", _("已登记")
    AWAITING_APPROVAL = "awaiting_approval", _("待审批")
    APPROVED = "approved", _("已批准")
    DISPATCHED = "dispatched", _("已派工")
    ACCEPTED = "accepted", _("已接单")
    DEPARTED = "departed", _("已出发")
    ON_SITE = "on_site", _("已到场")
    WORK_DONE = "work_done", _("已完工")
    SIGNED = "signed", _("已签字")
    RECORDED = "recorded", _("已录入")
    FOLLOWED_UP = "followed_up", _("已回访")
    ARCHIVED = "archived", _("已归档")
    PHONE_RESOLVED = "phone_resolved", _("电话解决")
    CANCELLED = "cancelled", _("已取消")


class Settled(TextChoices):
    """How the matter of a ticket ended, where it was neither by a visit nor in a call."""

    EXCHANGE = "exchange", _("换货完成")
    RETURN = "return", _("退货完成")
    FACTORY_REPAIR = "factory_repair", _("返厂修复完成")


# Colour family of each state on lists and pages.
TONES: dict[str, str] = {
    Status.REGISTERED: "info",
    Status.AWAITING_APPROVAL: "warn",
    Status.APPROVED: "primary",
    Status.DISPATCHED: "primary",
    Status.ACCEPTED: "primary",
    Status.DEPARTED: "primary",
    Status.ON_SITE: "primary",
    Status.WORK_DONE: "ok",
    Status.SIGNED: "ok",
    Status.RECORDED: "ok",
    Status.FOLLOWED_UP: "ok",
    Status.ARCHIVED: "muted",
    Status.PHONE_RESOLVED: "muted",
    Status.CANCELLED: "muted",
}


def status_label(status: str, settled: str = "") -> Any:
    """The state in the language of whoever reads it: what ended without a visit is called by the way it was solved."""
    if status == Status.PHONE_RESOLVED and settled:
        return Settled(settled).label
    return Status(status).label


def status_word(status: str, settled: str = "") -> str:
    """The same in the language in force."""
    return str(status_label(status, settled))


class Channel(TextChoices):
    PHONE = "phone", _("电话")
    EMAIL = "email", _("电子邮件")
    WEB = "web", _("网站")
    SHOP = "shop", _("门店来访")
    IM = "im", _("即时通讯")
    CHAT = "chat", _("在线客服")
    APP = "app", _("手机应用")
    LETTER = "letter", _("信函")
    CARD = "card", _("贺卡")
    FAX = "fax", _("传真")
    ALARM = "alarm", _("设备告警")


# On these the customer is there while the ticket is typed, so "solved on the phone" is at the received time.
LIVE_CHANNELS = frozenset({Channel.PHONE, Channel.SHOP, Channel.IM, Channel.CHAT})


class Intent(TextChoices):
    CONSULTATION = "consultation", _("咨询")
    BOOKING = "booking", _("服务预约")
    COMPLAINT = "complaint", _("投诉")


class ServiceType(TextChoices):
    INSTALLATION = "installation", _("安装调试")
    SUPPORT = "support", _("技术支持")
    REPAIR = "repair", _("维修保养")
    TRAINING = "training", _("客户培训")
    COMPLAINT = "complaint", _("投诉处理")


# The main types each of the three hotline services may be (INT-16, INT-17).
TYPES_OF: dict[str, tuple[str, ...]] = {
    Intent.CONSULTATION: (ServiceType.SUPPORT,),
    Intent.BOOKING: (ServiceType.INSTALLATION, ServiceType.REPAIR, ServiceType.TRAINING),
    Intent.COMPLAINT: (ServiceType.COMPLAINT,),
}


class ComplaintClass(TextChoices):
    PRODUCT_QUALITY = "product_quality", _("产品质量")
    SERVICE_STAFF = "service_staff", _("服务人员")
    DELIVERY = "delivery", _("配送物流")
    RETURN_EXCHANGE = "return_exchange", _("退换货")
    REPAIR = "repair", _("维修")
    OBJECTION = "objection", _("客户异议")
    SALES = "sales", _("销售类")
    CONTRACT_SIGNING = "contract_signing", _("签约类")
    HANDOVER = "handover", _("交楼类")
    TITLE_CERTIFICATE = "title_certificate", _("办证类")
    OTHER = "other", _("其他")


class Severity(TextChoices):
    GENERAL = "general", _("一般投诉")
    MAJOR = "major", _("重大投诉")
    CRISIS = "crisis", _("危机事件")


MAJOR = frozenset({Severity.MAJOR, Severity.CRISIS})


class Urgency(TextChoices):
    GENERAL = "general", _("一般")
    URGENT = "urgent", _("紧急")


class Stage(TextChoices):
    VERIFYING = "verifying", _("核实中")
    HANDLING = "handling", _("处理中")
    CLOSURE_PROPOSED = "closure_proposed", _("待确认结案")
    CLOSED = "closed", _("已结案")


class Direction(TextChoices):
    OUT = "out", _("我方去电")
    IN = "in", _("客户来电")


class NoteKind(TextChoices):
    NOTE = "note", _("备注")
    OVERRIDE = "override", _("改判理由")
    CANCELLATION = "cancellation", _("取消理由")
    RESOLUTION = "resolution", _("解决方法")
    HANDLING = "handling", _("处理情况")
    INSTRUCTION = "instruction", _("督办意见")
    MEDIA = "media", _("媒体介入情况")
    IMPORTED = "imported", _("导入说明")
    CUSTOMER = "customer", _("客户留言")
    LETTER = "letter", _("客户来信")
    ANSWER = "answer", _("邮件答复")
    PROPOSAL = "proposal", _("处理建议")


class LinkKind(TextChoices):
    """How a later ticket belongs to an earlier one."""

    DUPLICATE = "duplicate", _("重复受理")
    REPEAT = "repeat", _("再次报修")


class TodoCode(TextChoices):
    """Kinds of to-dos that tickets open."""

    CALL_BACK = "call_back", _("回电客户")


class CallEvent(TextChoices):
    """What the switchboard tells of a call."""

    RINGING = "ringing", _("振铃")
    ANSWERED = "answered", _("接听")
    TRANSFERRED = "transferred", _("转接")
    ENDED = "ended", _("结束")


class VisitorState(TextChoices):
    WAITING = "waiting", _("等候中")
    SERVING = "serving", _("接待中")
    DONE = "done", _("已接待")
    LEFT = "left", _("已离开")


class ApprovalCode(TextChoices):
    """Kinds of org.Approval that tickets ask for."""

    DISPATCH = "dispatch", _("派工审批")
    CLOSURE = "complaint_closure", _("投诉结案")
    COMMITMENT = "commitment", _("承诺审批")
    COMPENSATION = "compensation", _("赔付审批")


class FactSource(TextChoices):
    """Where a fact of a complaint is from (CMP-14)."""

    CUSTOMER = "customer", _("客户陈述")
    STAFF = "staff", _("员工陈述")
    RECORD = "record", _("系统记录")
    SITE = "site", _("现场查勘")
    PAPER = "paper", _("书面材料")


class Audience(TextChoices):
    """To whom words leave the house, besides the customer (CMP-10)."""

    MEDIA = "media", _("媒体")
    PUBLIC = "public", _("公众")


class CommitmentKind(TextChoices):
    TIME = "time", _("时间")
    MONEY = "money", _("金额")
    WARRANTY = "cover", _("质保期")


class RedressKind(TextChoices):
    """What was done for the customer without money (CMP-15, CMP-16)."""

    APOLOGY = "apology", _("致歉")
    EXPLANATION = "explanation", _("说明解释")
    SUBSTITUTE = "substitute", _("提供代用品")
    SOOTHING = "soothing", _("安抚措施")


class CompensationKind(TextChoices):
    COMPLAINT = "complaint", _("投诉赔付")
    INTERIM = "interim", _("先行补偿")
    DAMAGE = "damage", _("财物损坏赔偿")


class PaymentMethod(TextChoices):
    CASH = "cash", _("现金")
    WECHAT = "wechat", _("微信")
    ALIPAY = "alipay", _("支付宝")
    CARD = "card", _("刷卡")
    TRANSFER = "transfer", _("转账")


class RepeatCause(TextChoices):
    """Why the same problem was repaired again (TKT-25)."""

    PERSONAL = "personal", _("人员原因")
    OTHER = "other", _("其他原因")
