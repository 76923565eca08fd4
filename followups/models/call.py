"""One call to make to a customer, and the attempts at it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from customers.models import Contact, Customer
from followups.enums import WAITING, CallKind, CallState, Satisfaction
from followups.models.delivery import Delivery
from org.enums import Right
from org.models import Unit
from org.scope import limit
from tickets.models import Ticket


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, user: Any) -> "CallQuerySet":
        """Calls of the units where the person follows up."""
        return limit(self, user.scope.within(Right.FOLLOW_UP))

    def open(self) -> "CallQuerySet":
        """Still to be made or completed."""
        return self.filter(state__in=WAITING)

    def rated(self) -> "CallQuerySet":
        """Made, with a satisfaction."""
        return self.filter(state=CallState.REACHED)


class Call(models.Model):
    """What it hangs on: a ticket's round (TKT-24), a delivery, or only the customer (regular calls)."""

    kind = models.CharField(
        _("种类"), max_length=20, choices=CallKind.choices, default=CallKind.AFTER_SERVICE
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="calls", verbose_name=_("客户"))
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=_("联系人"))
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="calls")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="calls")
    round = models.PositiveSmallIntegerField(default=1)
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("回访人")
    )
    state = models.CharField(_("状态"), max_length=12, choices=CallState.choices, default=CallState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(_("最迟回访"))
    not_before = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    satisfaction = models.CharField(_("满意程度"), max_length=20, choices=Satisfaction.choices, blank=True)
    opinion = models.TextField(_("客户意见"), max_length=2000, blank=True)
    led_to = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+", verbose_name=_("转投诉"))

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "kind", "round"],
                condition=Q(ticket__isnull=False),
                name="call_kind_once_per_round",
            ),
            models.UniqueConstraint(
                fields=["ticket", "kind"],
                condition=Q(state__in=WAITING, ticket__isnull=False),
                name="call_one_open_per_ticket_kind",
            ),
            models.UniqueConstraint(
                fields=["delivery", "round"],
                condition=Q(delivery__isnull=False),
                name="call_once_per_delivery_round",
            ),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(state__in=WAITING, kind=CallKind.REGULAR),
                name="call_one_open_regular",
            ),
            models.CheckConstraint(
                condition=Q(kind=CallKind.DELIVERY, delivery__isnull=False, ticket=None)
                | Q(kind=CallKind.REGULAR, delivery=None, ticket=None)
                | Q(
                    kind__in=[CallKind.AFTER_SERVICE, CallKind.AFTER_INSTALLATION, CallKind.COMPLAINT],
                    delivery=None,
                    ticket__isnull=False,
                ),
                name="call_hangs_on_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(state=CallState.OPEN, closed_at=None, satisfaction="")
                | Q(state=CallState.PARTIAL, closed_at=None)
                | Q(state=CallState.REACHED, closed_at__isnull=False) & ~Q(satisfaction="")
                | Q(state=CallState.UNREACHABLE, closed_at__isnull=False),
                name="call_closed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(state__in=WAITING), name="call_waiting_due"),
            models.Index(
                fields=["region", "due_at", "id"],
                condition=Q(state__in=WAITING),
                name="call_waiting_region_due",
            ),
            models.Index(fields=["closed_at", "region"], name="call_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}/{self.round}"

    @property
    def subject_id(self) -> int:
        """The stream whose history tells of the call."""
        return self.ticket_id or self.delivery_id or self.customer_id

    @property
    def is_open(self) -> bool:
        return self.state in WAITING

    @property
    def unit(self) -> Unit:
        """The branch that answers for it."""
        return self.project or self.region


class Attempt(AppendOnly):
    """One try to reach the customer (FUP-14)."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    day = models.DateField()
    reached = models.BooleanField()
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.call_id} {self.at:%Y-%m-%d %H:%M}"
