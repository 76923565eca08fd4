"""The work order and its visits."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dispatch.enums import CauseCode, OrderStatus, VisitOutcome, WorkResult
from dispatch.models.technician import Technician
from dispatch.transitions import LIVE, TAKEN_BACK
from org.enums import Right
from tickets.models import Ticket


class WorkOrderQuerySet(models.QuerySet["WorkOrder"]):
    def visible_to(self, user: Any) -> "WorkOrderQuerySet":
        """Orders of the units whose tickets the person sees; a technician's own ones."""
        scope = user.scope.within(Right.SEE_TICKETS)
        if scope.group:
            return self
        seen = Q(ticket__region__in=scope.region_ids) | Q(ticket__project__in=scope.project_ids)
        if user.scope.has(Right.SEE_OWN_WORK):
            seen |= Q(technician__user=user.pk) & ~Q(status__in=TAKEN_BACK)
        return self.filter(seen)

    def live(self) -> "WorkOrderQuerySet":
        return self.filter(status__in=LIVE)

    def for_page(self) -> "WorkOrderQuerySet":
        """With everything one page of an order shows about its ticket, in one query."""
        return self.select_related(
            "technician__user",
            "ticket__stream",
            "ticket__region",
            "ticket__project",
            "ticket__customer",
            "ticket__contact",
            "ticket__site",
            "ticket__asset__model",
            "ticket__category",
        )


class WorkOrder(models.Model):
    """派工单: one technician is sent to one ticket; its history stands on the ticket's stream (DSP-04)."""

    number = models.CharField(_("派工单号"), max_length=24, unique=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="work_orders")
    status = models.CharField(_("状态"), max_length=12, choices=OrderStatus.choices)
    technician = models.ForeignKey(Technician, models.PROTECT, related_name="orders")
    dispatched_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dispatched_at = models.DateTimeField(_("派工时间"))
    instruction = models.CharField(_("派工说明"), max_length=500, blank=True)
    accepted_at = models.DateTimeField(_("接单时间"), null=True)
    done_at = models.DateTimeField(_("完工时间"), null=True)
    signed_at = models.DateTimeField(_("签字时间"), null=True)
    recorded_at = models.DateTimeField(_("录入时间"), null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    result = models.CharField(_("处理结果"), max_length=12, choices=WorkResult.choices, blank=True)
    cause_code = models.CharField(_("原因类别"), max_length=16, choices=CauseCode.choices, blank=True)
    refused = models.BooleanField(_("拒签"), default=False)
    content = models.TextField(_("服务内容"), blank=True)
    form_missing = models.CharField(_("未填满意度调查表的原因"), max_length=200, blank=True)
    filed_at = models.DateTimeField(_("报公司备案"), null=True)
    suggestion = models.CharField(_("客户建议"), max_length=500, blank=True)
    revisit_reason = models.CharField(_("再次上门的原因"), max_length=500, blank=True)
    end_reason = models.CharField(_("撤回、拒单或改派原因"), max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = WorkOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("派工单")
        verbose_name_plural = _("派工单")
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(status__in=sorted(LIVE)), name="workorder_one_live_per_ticket"
            )
        ]
        indexes = [
            models.Index(
                fields=["technician", "dispatched_at"],
                condition=Q(status__in=sorted(LIVE)),
                name="workorder_open_of_technician",
            ),
            models.Index(fields=["dispatched_at"], name="workorder_dispatched"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def live(self) -> bool:
        return self.status in LIVE


class Visit(models.Model):
    """One journey to the customer on an order."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="visits")
    n = models.PositiveSmallIntegerField(default=1)
    departed_at = models.DateTimeField(_("出发时间"), null=True)
    departed_late = models.BooleanField(_("出发偏晚"), default=False)
    no_unit_reason = models.CharField(_("未带备用机的原因"), max_length=200, blank=True)
    arrived_at = models.DateTimeField(_("到场时间"), null=True)
    estimate_minutes = models.PositiveSmallIntegerField(_("预计还需（分钟）"), null=True)
    estimated_at = models.DateTimeField(_("估时时间"), null=True)
    checked_out_at = models.DateTimeField(_("离场时间"), null=True)
    headquarters_at = models.DateTimeField(_("致电总部"), null=True)
    headquarters_missing = models.CharField(_("未致电总部的说明"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("未完成离开"), null=True)
    outcome = models.CharField(_("未完成原因"), max_length=12, choices=VisitOutcome.choices, blank=True)
    outcome_note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta:
        ordering = ["order", "n"]
        constraints = [
            models.UniqueConstraint(fields=["order", "n"], name="visit_number"),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="visit_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} / {self.n}"

    @property
    def estimated_finish(self) -> datetime | None:
        """When the technician expects the unit to run again; None before an estimate."""
        if self.estimated_at is None or self.estimate_minutes is None:
            return None
        return self.estimated_at + timedelta(minutes=self.estimate_minutes)
