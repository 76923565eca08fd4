"""Personal values of customers in what was written to promises and to-dos."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from deadlines.models import Clock, Pause, Rescue, Snooze, Todo

HOLDINGS = (
    Holding(Clock, _("时限"), ("breach_note",), streams=("stream",)),
    Holding(Pause, _("暂停"), ("note", "evidence"), streams=("clock__stream",)),
    Holding(Rescue, _("临期变动复核"), ("reason",), streams=("clock__stream",)),
    Holding(Snooze, _("稍后提醒"), ("reason",), streams=("clock__stream",)),
    Holding(Todo, _("待办"), ("title", "details", "result"), streams=("stream",)),
)

declare("deadlines", 50, HOLDINGS)
