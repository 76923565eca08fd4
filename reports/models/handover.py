"""Who gets a report beside the posts of the house, and what was handed to whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notifications.models import Message
from reports.enums import Slot
from reports.models.run import ReportRun


class Receiver(models.Model):
    """Who stands behind a receiver that packs name: a person of the house or an address (RPT-07)."""

    slot = models.CharField(_("收件方"), max_length=24, choices=Slot.choices, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("人员"),
    )
    email = models.EmailField(_("邮箱"), blank=True)

    class Meta:
        verbose_name = _("报表收件方")
        verbose_name_plural = _("报表收件方")
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(email=""),
                name="receiver_is_somebody",
                violation_error_message=_("请选择人员或填写邮箱。"),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_slot_display())


class Handover(models.Model):
    """A report handed to one receiver; delivered when its message left the house."""

    run = models.ForeignKey(ReportRun, models.PROTECT, related_name="handovers")
    slot = models.CharField(_("收件方"), max_length=24, choices=Slot.choices)
    message = models.ForeignKey(Message, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "slot"], name="handover_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.slot}"
