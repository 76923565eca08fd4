"""The rescue slip of a broken-down vehicle (INT-13)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from tickets.models.ticket import Ticket


class RescueSlip(AppendOnly):
    """What a rescue needs beside customer, phone, address and symptoms, which stand on the ticket."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="rescue_slip")
    called_at = models.DateTimeField(_("求救时间"))
    plate = models.CharField(_("车牌号"), max_length=16)
    vehicle_model = models.CharField(_("车型"), max_length=40)
    mileage = models.PositiveIntegerField(_("里程（公里）"))
    repaired_elsewhere = models.BooleanField(_("是否在他处修理过"))

    def __str__(self) -> str:
        return self.plate
