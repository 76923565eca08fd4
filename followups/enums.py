"""States and answers of follow-up calls."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallState(TextChoices):
    OPEN = "open", _("待回访")
    REACHED = "reached", _("已回访")
    UNREACHABLE = "unreachable", _("多次未联系上")


class Satisfaction(TextChoices):
    VERY_SATISFIED = "very_satisfied", _("非常满意")
    SATISFIED = "satisfied", _("满意")
    NEUTRAL = "neutral", _("一般")
    DISSATISFIED = "dissatisfied", _("不满意")
    VERY_DISSATISFIED = "very_dissatisfied", _("非常不满意")


SATISFIED = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)
DISSATISFIED = (Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED)
