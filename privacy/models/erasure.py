"""What was erased: customers at their wish, records whose time was over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.models import Customer


class Erasure(AppendOnly):
    """A customer was made anonymous; the list is kept beside the backups as well and replayed after a restore."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="erasures", verbose_name=_("客户"))
    at = models.DateTimeField(_("匿名化时间"))
    done_at = models.DateTimeField(_("执行时间"))
    rows = models.PositiveIntegerField(_("记录数"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("匿名化记录")
        constraints = [models.UniqueConstraint(fields=["customer", "at"], name="erasure_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.at}"


class Purged(AppendOnly):
    """One record whose retention period was over: its kind, its key there, and when it was purged (ARC-07)."""

    kind = models.CharField(_("资料类别"), max_length=20)
    key = models.BigIntegerField(_("记录"))
    day = models.DateField(_("日期"))
    at = models.DateTimeField(_("清理时间"))

    class Meta:
        verbose_name = _("到期清理记录")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="purged_once")]
        indexes = [models.Index(fields=["-day", "kind"], name="purged_of_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
