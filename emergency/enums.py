"""Words of emergencies."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sign(TextChoices):
    """What called for an emergency."""

    SURGE = "surge", _("客户投诉激增")


class Verdict(TextChoices):
    ACCEPTED = "accepted", _("启动应急")
    DISMISSED = "dismissed", _("不启动")
