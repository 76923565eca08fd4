"""People of a customer and their numbers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer


class Contact(models.Model):
    """A name at a number; the first name at a number holds it, so that a number has one customer.

    Whoever wrote a letter only has an address and no number.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contacts")
    name = models.CharField(_("姓名"), max_length=80)
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    phone_tail = models.CharField(max_length=4, editable=False)
    holds_number = models.BooleanField(default=True, editable=False)
    is_primary = models.BooleanField(_("主要联系人"), default=False)

    class Meta:
        ordering = ["-is_primary", "pk"]
        verbose_name = _("联系人")
        verbose_name_plural = _("联系人")
        constraints = [
            models.UniqueConstraint(
                fields=["phone"],
                condition=Q(holds_number=True) & ~Q(phone=""),
                name="contact_number_one_customer",
            ),
            models.UniqueConstraint(fields=["phone", "name"], condition=~Q(phone=""), name="contact_once"),
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="contact_email_once"),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(is_primary=True), name="contact_one_primary"
            ),
        ]
        indexes = [
            models.Index(fields=["phone_tail"], name="contact_tail"),
            models.Index(fields=["phone"], name="contact_phone_prefix", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.name
