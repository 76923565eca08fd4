"""The service mailbox, and every letter that came out of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Claimable, Stream, WorkState
from notifications.enums import Verdict
from org.models import Unit


class Mailbox(models.Model):
    """How far the mailbox was read: the server's numbers, which no reader in another program disturbs."""

    name = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("受理地区"))
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    # The server numbered its letters anew, so that age tells which were there before the first look.
    renumbered = models.BooleanField(default=False)
    checked_at = models.DateTimeField(_("最近收取"), null=True)
    error = models.CharField(_("错误"), max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class Letter(Claimable):
    """One letter by its Message-ID; whole until it was taken in, then only what is needed for its thread."""

    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="letters")
    message_id = models.CharField(max_length=250, unique=True)
    uid = models.BigIntegerField()
    raw = models.BinaryField()
    received_at = models.DateTimeField(_("收到时间"))
    sender = models.CharField(_("发件人"), max_length=254, blank=True)
    verdict = models.CharField(_("处理"), max_length=12, choices=Verdict.choices, blank=True)
    stream = models.ForeignKey(Stream, models.PROTECT, null=True, related_name="letters")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("来信")
        verbose_name_plural = _("来信")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=WorkState.DONE) | (~Q(verdict="") & Q(taken_at__isnull=False)),
                name="letter_done_with_verdict",
            )
        ]
        indexes = [
            models.Index(fields=["not_before"], condition=Q(state=WorkState.OPEN), name="letter_due"),
            models.Index(fields=["id"], condition=Q(state=WorkState.PARKED), name="letter_parked"),
            models.Index(fields=["sender", "-received_at"], name="letter_of_sender"),
            models.Index(fields=["stream", "-id"], name="letter_of_stream"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.verdict}"
