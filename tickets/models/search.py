"""Search words of tickets, apart from the ticket so that a change of status leaves the index alone."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from tickets.models.ticket import Ticket


class TicketSearch(models.Model):
    """Bigrams of the words, initials of the name, serial and the tails of phone and number."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="search")
    tokens = ArrayField(models.CharField(max_length=60))

    class Meta:
        indexes = [GinIndex(fields=["tokens"], name="ticket_search_tokens", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.ticket_id)
