"""That the promise was restated and handed over after a repair."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from tickets.models import Ticket


class PromiseHandover(AppendOnly):
    """The warranty part of the manual was filled in, bound with the contract, handed over and explained (WAR-42)."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="promise_handover")
    handed_on = models.DateField(_("交接日期"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("交接人")
    )
    at = models.DateTimeField(_("记录时间"))

    class Meta:
        verbose_name = _("承诺交接")
        verbose_name_plural = _("承诺交接")

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.handed_on}"
