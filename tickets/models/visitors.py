"""People who come in person and wait for their turn (INT-20)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from org.enums import Right
from org.models import Unit
from tickets.enums import VisitorState
from tickets.models.ticket import Ticket


class VisitorQuerySet(models.QuerySet["Visitor"]):
    def visible_to(self, user: Any) -> "VisitorQuerySet":
        """Those who wait at the branches whose requests the person takes in."""
        scope = user.scope.within(Right.REGISTER)
        if scope.group:
            return self
        held = [one.unit_id for one in scope.held]
        return self.filter(Q(unit__in=held) | Q(unit__parent__in=held))


class Visitor(models.Model):
    """One turn: the number follows the arrival; being called before others has a reason."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    day = models.DateField(_("日期"))
    number = models.PositiveSmallIntegerField(_("排队号"))
    name = models.CharField(_("称呼"), max_length=40, blank=True)
    arrived_at = models.DateTimeField(_("到达时间"))
    state = models.CharField(
        _("状态"), max_length=8, choices=VisitorState.choices, default=VisitorState.WAITING
    )
    called_at = models.DateTimeField(_("叫号时间"), null=True)
    served_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("接待人")
    )
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    jump_reason = models.CharField(_("提前接待的理由"), max_length=200, blank=True)
    jumped_over = models.PositiveSmallIntegerField(default=0)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+", verbose_name=_("工单"))

    objects = VisitorQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "day", "number"]
        verbose_name = _("来访客户")
        verbose_name_plural = _("来访客户")
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "number"], name="visitor_number_once"),
            models.CheckConstraint(
                condition=Q(jumped_over=0) | ~Q(jump_reason=""), name="visitor_jump_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
