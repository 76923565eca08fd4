"""What happened beside the status: acknowledgement, contacts, notes, reclassifications, reopenings."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from tickets.enums import Channel, Direction, NoteKind
from tickets.models.ticket import Ticket


class Acknowledgement(AppendOnly):
    """What the customer was told at intake: number, next step, latest time (INT-06)."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="acknowledgement")
    number = models.CharField(_("工单号"), max_length=24)
    next_step = models.CharField(_("下一步"), max_length=120)
    latest_at = models.DateTimeField(_("最迟时间"))
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


CONTACT_WAYS = {Direction.OUT: _("我方联系客户"), Direction.IN: _("客户联系我方")}


class ContactLog(AppendOnly):
    """One attempt to speak with the customer; the first that reaches meets the reply clock."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="contacts")
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    direction = models.CharField(_("方向"), max_length=3, choices=Direction.choices, default=Direction.OUT)
    channel = models.CharField(_("方式"), max_length=8, choices=Channel.choices, default=Channel.PHONE)
    reached = models.BooleanField(_("已联系上"))
    agreed_at = models.DateTimeField(_("约定到场时间"), null=True)
    note = models.TextField(_("通话要点"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(reached=True), name="contact_agreed_means_reached"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at:%F %T}"

    @property
    def direction_words(self) -> str:
        """Who turned to whom; only on the telephone somebody called."""
        calls = self.channel == Channel.PHONE
        return str(Direction(self.direction).label if calls else CONTACT_WAYS[self.direction])


class Note(AppendOnly):
    """Free words of a colleague; the event names the row, the words stand here."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=12, choices=NoteKind.choices, default=NoteKind.NOTE)
    text = models.TextField(_("内容"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Reclassification(AppendOnly):
    """A change of urgency, class or fault that moved promised times; lowering has a reason (CNV-18)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="reclassifications")
    changes = models.JSONField()
    lowered = models.BooleanField()
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lowered=False) | (Q(by__isnull=False) & ~Q(reason="")),
                name="reclassification_lowered_with_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at:%F %T}"


class Reopening(AppendOnly):
    """Why a ticket was taken up again; `round` is the number of the round it opened (CNV-19)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="reopenings")
    round = models.PositiveSmallIntegerField()
    reason = models.CharField(_("理由"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "round"], name="reopening_round_once")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.round}"
