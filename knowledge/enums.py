"""Situations of a conversation, pages of norms, kinds and states of articles and prices."""

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


class NormPage(TextChoices):
    """Pages of norms: how visitors are received, how staff appear, how they behave (KNB-03, KNB-04)."""

    RECEPTION = "reception", _("接待规范")
    APPEARANCE = "appearance", _("仪容仪表")
    BEHAVIOUR = "behaviour", _("行为规范")


class ArticleKind(TextChoices):
    """Solutions are for staff, care advice is for customers (KNB-05, KNB-06)."""

    SOLUTION = "solution", _("解决方案")
    CARE = "care", _("使用与保养")


class ArticleState(TextChoices):
    WAITING = "waiting", _("待审批")
    PUBLISHED = "published", _("已发布")
    RETURNED = "returned", _("已退回")
    RETIRED = "retired", _("已停用")


ARTICLE_TONES = {"waiting": "warn", "published": "ok", "returned": "danger", "retired": "muted"}
