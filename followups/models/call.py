"""One call to make after a recorded job, and the attempts at it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from followups.enums import CallState, Satisfaction
from org.enums import Right
from org.models import Unit
from org.scope import limit
from tickets.models import Ticket


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, user: Any) -> "CallQuerySet":
        """Calls of the units where the person follows up."""
        return limit(self, user.scope.within(Right.FOLLOW_UP))

    def open(self) -> "CallQuerySet":
        return self.filter(state=CallState.OPEN)


class Call(models.Model):
    """Exactly one per job done: `round` counts on after each reopening (TKT-24)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="calls")
    round = models.PositiveSmallIntegerField(default=1)
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("状态"), max_length=12, choices=CallState.choices, default=CallState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(_("最迟回访"))
    not_before = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    satisfaction = models.CharField(_("满意程度"), max_length=20, choices=Satisfaction.choices, blank=True)
    opinion = models.TextField(_("客户意见"), max_length=2000, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "round"], name="call_once_per_round"),
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(state=CallState.OPEN), name="call_one_open_per_ticket"
            ),
            models.CheckConstraint(
                condition=Q(state=CallState.OPEN, closed_at=None, satisfaction="")
                | Q(state=CallState.REACHED, closed_at__isnull=False) & ~Q(satisfaction="")
                | Q(state=CallState.UNREACHABLE, closed_at__isnull=False, satisfaction=""),
                name="call_closed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(state=CallState.OPEN), name="call_open_due"),
            models.Index(
                fields=["region", "due_at", "id"],
                condition=Q(state=CallState.OPEN),
                name="call_open_region_due",
            ),
            models.Index(fields=["closed_at", "region"], name="call_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id}/{self.round}"


class Attempt(AppendOnly):
    """One try to reach the customer (FUP-14)."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    day = models.DateField()
    reached = models.BooleanField()
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.call_id} {self.at:%Y-%m-%d %H:%M}"
