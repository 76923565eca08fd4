"""What personal values once were, and who read them whole."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.enums import PersonalField
from customers.models.customer import Customer
from customers.naming import mask_id_number


class PastValue(models.Model):
    """The value that a correction replaced; it stands here so that no event has to hold it."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="past_values")
    table = models.CharField(max_length=20)
    row_id = models.BigIntegerField()
    field = models.CharField(max_length=20)
    value = models.CharField(max_length=200, blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "table", "row_id"], name="past_value_of_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} {self.field}"


class Disclosure(AppendOnly):
    """One reading of a masked value, with its reason (PRV-02)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="disclosures")
    field = models.CharField(_("内容"), max_length=10, choices=PersonalField.choices)
    row_id = models.BigIntegerField()
    reason = models.CharField(_("理由"), max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-at"], name="disclosure_of_customer")]

    def __str__(self) -> str:
        return f"{self.field} {self.row_id}"


class CardOpening(AppendOnly):
    """Somebody opened a customer's page (PRV-01); no event, as nothing happened to the customer."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("人员")
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="openings", verbose_name=_("客户"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("客户页面打开记录")
        indexes = [
            models.Index(fields=["customer", "-at"], name="card_opening_of_customer"),
            models.Index(fields=["user", "-at"], name="card_opening_of_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.customer_id}"


class IdNumber(models.Model):
    """An ID number and what it is needed for, apart from the card; only where the pack asks for it (PRV-03)."""

    customer = models.OneToOneField(Customer, models.PROTECT, primary_key=True, related_name="id_number")
    value = models.CharField(_("身份证号"), max_length=18)
    purpose = models.CharField(_("用途"), max_length=100, default="")
    given_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("身份证号")

    def __str__(self) -> str:
        return str(self.customer_id)

    @property
    def masked(self) -> str:
        """How pages show it before somebody gave a reason."""
        return mask_id_number(self.value)


class Merge(models.Model):
    """Two customers became one: which rows went along, so that it can be taken back."""

    kept = models.ForeignKey(Customer, models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    reason = models.CharField(_("理由"), max_length=200)
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("合并时间"))
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=models.Q(undone_at=None), name="merge_once_at_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(kept=models.F("gone")), name="merge_of_two_customers"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} > {self.kept_id}"
