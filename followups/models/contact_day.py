"""The days on which a customer was contacted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.models import Customer
from followups.enums import ContactChannel


class ContactDay(AppendOnly):
    """A customer is contacted once a day, whatever for (C-13)."""

    customer = models.ForeignKey(Customer, models.PROTECT, db_index=False, related_name="contact_days")
    day = models.DateField(_("日期"))
    channel = models.CharField(_("方式"), max_length=5, choices=ContactChannel.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "day"], name="contact_day_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.day}"
