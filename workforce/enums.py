"""What inspections look for (KNB-02, KNB-07)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Forbidden(TextChoices):
    """The four kinds of talk that no customer may hear."""

    CONTEMPT = "contempt", _("蔑视语")
    IMPATIENCE = "impatience", _("烦躁语")
    NEGATION = "negation", _("否定语")
    QUARREL = "quarrel", _("斗气语")


class Courtesy(TextChoices):
    """The three words that are never missing."""

    PLEASE = "please", _("请字当头")
    THANKS = "thanks", _("谢字随后")
    GREETING = "greeting", _("问候不断")


class Criterion(TextChoices):
    """Behaviour (004 Art. 20) and quality of service (Art. 19)."""

    DRESS = "dress", _("着装")
    LANGUAGE = "language", _("用语")
    CONDUCT = "conduct", _("举止")
    ATTITUDE = "attitude", _("服务态度")
    SKILL = "skill", _("服务技能")
    EFFECT = "effect", _("服务效果")
