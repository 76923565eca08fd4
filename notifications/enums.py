"""Ways to reach a person, and what is known about an attempt."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    INBOX = "inbox", _("站内消息")
    EMAIL = "email", _("电子邮件")
    SMS = "sms", _("短信")


class Severity(TextChoices):
    """High reaches for the phone: level 2 and above, major complaints."""

    NORMAL = "normal", _("一般")
    HIGH = "high", _("重要")


class AttemptState(TextChoices):
    SENDING = "sending", _("发送中")
    SENT = "sent", _("已送出")
    FAILED = "failed", _("未送出")
    UNKNOWN = "unknown", _("结果不明")


class Verdict(TextChoices):
    """What became of a letter."""

    TICKET = "ticket", _("新建工单")
    THREAD = "thread", _("并入工单")
    AUTOMATIC = "automatic", _("自动邮件，未处理")
    BOUNCE = "bounce", _("退信")
    OWN = "own", _("本系统发出")


class Release(TextChoices):
    """What becomes of the messages that waited while a restored house was not allowed to speak."""

    NOTHING = "nothing", _("全部作废，不再发送")
    NEWER = "newer", _("只发送恢复之后产生的，恢复之前的作废")
    ALL = "all", _("全部发送")
