"""What the customer was promised and told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from notifications.enums import Channel
from notifications.models import Message
from org.enums import Department
from org.models import Approval
from tickets.enums import CommitmentKind
from tickets.models.complaint import staff
from tickets.models.ticket import Ticket


class Commitment(models.Model):
    """A promise of time, money or months of warranty: made by whoever may, or by an approval (INT-29, WAR-39)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="commitments")
    kind = models.CharField(_("类型"), max_length=5, choices=CommitmentKind.choices)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    promised_at = models.DateTimeField(_("承诺时间"), null=True)
    months = models.PositiveSmallIntegerField(_("承诺质保期（月）"), null=True)
    words = models.CharField(_("承诺内容"), max_length=500)
    asked_by = staff(_("申请人"))
    asked_at = models.DateTimeField()
    approval = models.OneToOneField(Approval, models.PROTECT, null=True, related_name="+")
    made_by = staff(_("承诺人"))
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=CommitmentKind.MONEY, amount__gt=0, promised_at=None, months=None)
                | Q(kind=CommitmentKind.TIME, amount=None, promised_at__isnull=False, months=None)
                | Q(kind=CommitmentKind.WARRANTY, amount=None, promised_at=None, months__gt=0),
                name="commitment_of_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(made_by=None, made_at=None) | Q(made_by__isnull=False, made_at__isnull=False),
                name="commitment_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=False) | Q(approval__isnull=False),
                name="commitment_made_or_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.kind}"

    @property
    def is_made(self) -> bool:
        return self.made_at is not None


class CustomerMessage(AppendOnly):
    """What a department wrote to the customer; the timeline shows it (ORG-16)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="customer_messages")
    department = models.CharField(_("部门"), max_length=12, choices=Department.choices)
    channel = models.CharField(_("方式"), max_length=8, choices=Channel.choices)
    text = models.TextField(_("内容"))
    message = models.OneToOneField(Message, models.PROTECT, related_name="+")
    by = staff()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.channel}"
