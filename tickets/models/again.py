"""The same problem of the same unit, repaired again (TKT-25)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.enums import RepeatCause
from tickets.models.complaint import staff
from tickets.models.ticket import Ticket


class RepeatRepair(models.Model):
    """A ticket whose unit came with the same fault code shortly before, and why that was."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="repeat_repair")
    first = models.ForeignKey(Ticket, models.PROTECT, related_name="repaired_again")
    found_at = models.DateTimeField()
    cause = models.CharField(_("返修原因"), max_length=8, choices=RepeatCause.choices, blank=True)
    words = models.CharField(_("说明"), max_length=500, blank=True)
    cause_by = staff()
    cause_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="", cause_at=None) | (~Q(cause="") & Q(cause_at__isnull=False)),
                name="repeat_cause_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.cause}"
