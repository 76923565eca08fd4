"""The ticket: one customer's need with its promised times."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.models import Asset, Contact, Customer, Site
from org.enums import Right
from org.models import Unit
from packs.models import PackSet
from tickets.enums import TYPES_OF, Channel, Intent, ServiceType, Settled, Status, Urgency, status_word
from tickets.models.category import FaultCategory
from tickets.transitions import CLOSED, IN_HAND


def flagged(user: Any, ticket: str, complaint: str) -> Q:
    """Complaints with media in the units of somebody who speaks outward; nothing for others (CMP-10)."""
    speaking = user.scope.within(Right.SPEAK_OUTWARD)
    if not speaking.held:
        return Q(pk__in=[])
    media = Q(**{f"{complaint}media_at__isnull": False})
    if speaking.group:
        return media
    regions = Q(**{f"{ticket}region__in": speaking.region_ids})
    return media & (regions | Q(**{f"{ticket}project__in": speaking.project_ids}))


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, user: Any) -> "TicketQuerySet":
        """Tickets of the person's units downwards; technicians see what is theirs (ORG-01)."""
        scope = user.scope
        seeing = scope.within(Right.SEE_TICKETS)
        if seeing.group:
            return self
        inside = Q(region__in=seeing.region_ids) | Q(project__in=seeing.project_ids)
        if scope.has(Right.SEE_OWN_WORK):
            inside |= Q(assignee=user)
        return self.filter(inside | flagged(user, "", "complaint__"))

    def open(self) -> "TicketQuerySet":
        """Neither resolved, archived nor cancelled."""
        return self.filter(closed_at=None)


def _types_fit_intents() -> Q:
    fits = Q()
    for intent, types in TYPES_OF.items():
        fits |= Q(intent=intent, service_type__in=types)
    return fits


class Ticket(Streamed):
    """`registered_at` is when the request came in, `typed_in_at` when it was typed (0.2).

    `round` counts from 1 and rises with each reopening; `version` rises with each change of the row that a
    second person must not overwrite unseen. `closed_at` is set exactly while the status is a closed one.
    `settled` says how the matter ended beside visits and calls, until the ticket is taken up again.
    """

    status = models.CharField(_("状态"), max_length=20, choices=Status.choices, default=Status.REGISTERED)
    settled = models.CharField(_("办结方式"), max_length=16, choices=Settled.choices, blank=True, default="")
    intent = models.CharField(_("来意"), max_length=12, choices=Intent.choices)
    service_type = models.CharField(_("服务类型"), max_length=12, choices=ServiceType.choices)
    urgency = models.CharField(_("紧急程度"), max_length=8, choices=Urgency.choices)
    fault = models.BooleanField(_("故障报修"), default=False)
    dissatisfied = models.BooleanField(_("客户不满或涉及人员"), default=False)
    agitated = models.BooleanField(_("客户情绪激动"), default=False)
    channel = models.CharField(_("渠道"), max_length=8, choices=Channel.choices)
    registered_at = models.DateTimeField(_("登记时间"))
    typed_in_at = models.DateTimeField(_("录入时间"))
    region = models.ForeignKey(Unit, models.PROTECT, db_index=False, related_name="+", verbose_name=_("地区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, db_index=False, related_name="+", verbose_name=_("项目")
    )
    customer = models.ForeignKey(
        Customer, models.PROTECT, db_index=False, related_name="tickets", verbose_name=_("客户")
    )
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="tickets", verbose_name=_("联系人"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+", verbose_name=_("地址"))
    asset = models.ForeignKey(
        Asset, models.PROTECT, null=True, related_name="tickets", verbose_name=_("设备")
    )
    category = models.ForeignKey(
        FaultCategory, models.PROTECT, null=True, related_name="+", verbose_name=_("故障类别")
    )
    description = models.TextField(_("问题描述"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("负责人")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("技师"),
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("登记人")
    )
    pack_set = models.ForeignKey(PackSet, models.PROTECT, related_name="+")
    next_due_at = models.DateTimeField(_("最近时限"), null=True)
    closed_at = models.DateTimeField(_("关闭时间"), null=True)
    is_imported = models.BooleanField(_("导入"), default=False)
    round = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("工单")
        verbose_name_plural = _("工单")
        indexes = [
            models.Index(fields=["-registered_at", "-stream"], name="ticket_recent"),
            models.Index(fields=["region", "-registered_at", "-stream"], name="ticket_region_recent"),
            models.Index(fields=["project", "-registered_at", "-stream"], name="ticket_project_recent"),
            models.Index(fields=["customer", "-registered_at"], name="ticket_customer_recent"),
            models.Index(fields=["assignee", "-registered_at", "-stream"], name="ticket_assignee_recent"),
            models.Index(fields=["status", "-registered_at", "-stream"], name="ticket_status_recent"),
            models.Index(
                fields=["region", "next_due_at", "stream"],
                condition=Q(closed_at=None, next_due_at__isnull=False),
                name="ticket_open_region_due",
            ),
            models.Index(
                fields=["next_due_at", "stream"],
                condition=Q(closed_at=None, next_due_at__isnull=False),
                name="ticket_open_due",
            ),
            models.Index(
                fields=["region", "closed_at"],
                condition=Q(closed_at__isnull=False),
                name="ticket_region_closed",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_at__isnull=False)
                | (~Q(status__in=CLOSED) & Q(closed_at=None)),
                name="ticket_closed_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=IN_HAND) | Q(assignee__isnull=False),
                name="ticket_in_hand_has_technician",
            ),
            models.CheckConstraint(condition=_types_fit_intents(), name="ticket_type_fits_intent"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_status_display(self) -> str:
        """The state as people read it everywhere."""
        return status_word(self.status, self.settled)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def dispatch_at_once(self) -> bool:
        """Faults and urgent ones are dispatched first and approved within 24 h (TKT-03)."""
        return self.fault or self.urgency == Urgency.URGENT

    @property
    def unit(self) -> Unit:
        """The branch that answers for it: the project where there is one, else the region."""
        return self.project or self.region
