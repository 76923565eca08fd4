"""Installations that were finished at a customer's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from org.models import Unit
from tickets.models import Ticket


class Installation(models.Model):
    """One per installation ticket; a reopened one moves the end (FUP-01, FUP-06)."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="installation")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="installations")
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("安装结束"))
    ended_on = models.DateField(_("安装日期"))

    class Meta:
        indexes = [models.Index(fields=["ended_on", "region"], name="installation_ended")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.ended_on}"
