"""Customers in what was heard of conversations with them, and in the work of a day."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from workforce.models import DayPlan, DayTask, Evaluation, QualityCheck

TICKET = ("ticket__customer",)
HOLDINGS = (
    Holding(
        QualityCheck,
        _("服务质检"),
        ("note",),
        paths=(*TICKET, "call__ticket__customer"),
        known=("call__caller",),
    ),
    Holding(Evaluation, _("服务评价"), ("note",), paths=TICKET),
    Holding(DayPlan, _("每日工作安排"), ("focus",), inside=("focus",), shared=True),
    Holding(DayTask, _("每日工作"), ("text",), inside=("text",), shared=True),
)

declare("workforce", 75, HOLDINGS)
