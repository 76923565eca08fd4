"""What units report by themselves (INT-24)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.models import Asset
from tickets.models.ticket import Ticket


class AlarmCase(models.Model):
    """The ticket of one unit and fault code.

    `is_open` is brought up to date under the unit's lock when the next alarm comes, so that the index holds
    while the ticket's own status needs to know nothing of alarms.
    """

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="alarm_case")
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="alarm_cases")
    fault_code = models.CharField(_("故障代码"), max_length=40)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "fault_code"], condition=Q(is_open=True), name="alarm_case_one_open"
            )
        ]
        indexes = [models.Index(fields=["asset", "fault_code"], name="alarm_case_of_unit")]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.fault_code}"


class Alarm(AppendOnly):
    """One report of a unit."""

    case = models.ForeignKey(AlarmCase, models.PROTECT, related_name="alarms")
    occurred_at = models.DateTimeField(_("发生时间"))
    received_at = models.DateTimeField(_("收到时间"))
    message = models.CharField(_("告警内容"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.occurred_at:%F %T}"
