"""Who traces what became of a case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tickets.models import Ticket


class Tracing(models.Model):
    """The named person who follows up a complaint's improvement (FUP-11)."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="tracing")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("跟踪人")
    )
    since = models.DateTimeField(_("起"))

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.owner_id}"
