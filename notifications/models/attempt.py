"""Handing one message over: written before, completed after."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from notifications.enums import AttemptState
from notifications.models.message import Message


class Attempt(models.Model):
    """`sending` is committed before the hand-over; `unknown_at` stays, also once the answer is found."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="tries")
    reference = models.CharField(_("编号"), max_length=200)
    state = models.CharField(
        _("结果"), max_length=8, choices=AttemptState.choices, default=AttemptState.SENDING
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    unknown_at = models.DateTimeField(null=True)
    gateway_id = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message"],
                condition=models.Q(state=AttemptState.SENDING),
                name="attempt_one_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["-id"], condition=models.Q(state=AttemptState.UNKNOWN), name="attempt_unknown"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"
