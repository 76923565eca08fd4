"""Tickets that tell of the same thing, and calls that came again for one (INT-27)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.models import Contact
from tickets.enums import Channel, LinkKind
from tickets.models.calls import Call
from tickets.models.ticket import Ticket


class Repeat(AppendOnly):
    """The customer came again for a ticket that exists; its clocks go on from the first time."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="repeats")
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(_("渠道"), max_length=8, choices=Channel.choices)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("内容"))

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at:%F %T}"


class TicketLink(AppendOnly):
    """A later ticket points at the one it belongs to."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="links")
    first = models.ForeignKey(Ticket, models.PROTECT, related_name="linked")
    kind = models.CharField(_("关系"), max_length=10, choices=LinkKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "first"], name="ticket_link_once"),
            models.CheckConstraint(condition=~Q(ticket=F("first")), name="ticket_link_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} > {self.first_id}"


class TicketMerge(AppendOnly):
    """A ticket that was one with another: it ended, and the other goes on with its promises."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="merge")
    into = models.ForeignKey(Ticket, models.PROTECT, related_name="absorbed")
    reason = models.CharField(_("理由"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(ticket=F("into")), name="ticket_merge_of_two")]

    def __str__(self) -> str:
        return f"{self.ticket_id} > {self.into_id}"
