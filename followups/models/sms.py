"""Text messages about usage to customers with a recent installation."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Job, Streamed
from customers.models import Customer
from followups.enums import SmsState
from followups.models.installation import Installation
from org.enums import Right
from org.models import Unit


class UsageMailingQuerySet(models.QuerySet["UsageMailing"]):
    def visible_to(self, user: Any) -> "UsageMailingQuerySet":
        """Mailings of the units that the person leads in follow-up."""
        scope = user.scope.within(Right.MANAGE_FOLLOW_UP)
        return self if scope.group else self.filter(unit__in=scope.region_ids)


class UsageMailing(Streamed):
    """One run for a region or the group; the window rolls up to its day (FUP-06)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    run_on = models.DateField(_("发送日"))
    first_day = models.DateField(_("安装日期自"))
    text = models.CharField(_("短信内容"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("建立时间"))
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")

    objects = UsageMailingQuerySet.as_manager()

    class Meta:
        ordering = ["-stream"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.run_on}"


class UsageMessage(models.Model):
    """One customer of a mailing, with what became of it."""

    mailing = models.ForeignKey(UsageMailing, models.PROTECT, related_name="lines")
    installation = models.ForeignKey(Installation, models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    outcome = models.CharField(_("结果"), max_length=12, choices=SmsState.choices, default=SmsState.WAITING)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "customer"], name="usage_message_once_per_mailing"),
            models.UniqueConstraint(
                fields=["installation"], condition=Q(outcome=SmsState.SENT), name="usage_message_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id} {self.customer_id}"
