"""Situations of a conversation that have a script (KNB-01)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Situation(TextChoices):
    GREETING = "greeting", _("问候")
    WAITING = "waiting", _("让客户等候时致歉")
    RETURN = "return", _("离开后返回")
    FURTHER_HELP = "further_help", _("询问其他需要")
    FAREWELL = "farewell", _("道别与承诺")
    SITE_CLOSING = "site_closing", _("现场结束")
    GIFT_REFUSAL = "gift_refusal", _("谢绝礼物")


class PriceState(TextChoices):
    DRAFT = "draft", _("编制中")
    RELEASED = "released", _("已发布")
