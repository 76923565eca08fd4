"""What a customer is given for what went wrong: words, help, money (CMP-15, CMP-16, CMP-18, TKT-31)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from org.enums import Decision
from org.models import Approval
from tickets.enums import CompensationKind, RedressKind
from tickets.models.complaint import staff
from tickets.models.ticket import Ticket


class Damage(AppendOnly):
    """Something of the customer's was scratched or broken (TKT-31, CDT-05)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="damages")
    thing = models.CharField(_("受损物品"), max_length=120)
    words = models.CharField(_("损坏情况"), max_length=500)
    by = staff(_("记录人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at:%F %T}"


class Redress(AppendOnly):
    """An apology, an explanation, a substitute or a soothing measure, in the words or deeds of the day."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="redress")
    kind = models.CharField(_("方式"), max_length=12, choices=RedressKind.choices)
    words = models.CharField(_("内容"), max_length=500)
    damage = models.OneToOneField(Damage, models.PROTECT, null=True, related_name="apology")
    by = staff()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.kind}"


class CompensationQuerySet(models.QuerySet["Compensation"]):
    def granted(self) -> "CompensationQuerySet":
        return self.filter(granted_at__isnull=False)

    def waiting(self) -> "CompensationQuerySet":
        """Asked for and not decided."""
        return self.filter(approval__decision="")

    def unpaid(self) -> "CompensationQuerySet":
        return self.granted().filter(paid_at=None)


class Compensation(models.Model):
    """Money for a customer: asked for, granted by the post of its tier, paid (CMP-18)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="compensations")
    kind = models.CharField(_("类型"), max_length=10, choices=CompensationKind.choices)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2)
    words = models.CharField(_("事由"), max_length=500)
    damage = models.OneToOneField(Damage, models.PROTECT, null=True, related_name="claim")
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="+")
    asked_by = staff(_("申请人"))
    asked_at = models.DateTimeField(_("申请时间"))
    granted_by = staff(_("批准人"))
    granted_at = models.DateTimeField(_("批准时间"), null=True)
    paid_by = staff(_("付款登记人"))
    paid_at = models.DateTimeField(_("付款时间"), null=True)
    reference = models.CharField(_("付款凭证号"), max_length=60, blank=True)

    objects = CompensationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="compensation_positive"),
            models.CheckConstraint(
                condition=Q(kind=CompensationKind.DAMAGE, damage__isnull=False)
                | (~Q(kind=CompensationKind.DAMAGE) & Q(damage=None)),
                name="compensation_of_damage",
            ),
            models.CheckConstraint(
                condition=Q(paid_at=None) | Q(granted_at__isnull=False), name="compensation_granted_then_paid"
            ),
        ]
        indexes = [
            models.Index(
                fields=["granted_at"],
                condition=Q(granted_at__isnull=False, paid_at=None),
                name="compensation_unpaid",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.amount}"

    @property
    def is_waiting(self) -> bool:
        return not self.approval.decision

    @property
    def is_unpaid(self) -> bool:
        return self.granted_at is not None and self.paid_at is None

    @property
    def state(self) -> Any:
        """Where it stands, in words."""
        if self.paid_at:
            return _("已支付")
        if self.granted_at:
            return _("待支付")
        return _("待审批") if self.is_waiting else Decision(self.approval.decision).label

    @property
    def tone(self) -> str:
        if self.paid_at:
            return "ok"
        return "primary" if self.granted_at else "warn" if self.is_waiting else "muted"
