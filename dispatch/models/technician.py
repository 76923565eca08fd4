"""Who can be sent."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from org.models import Skill, Unit
from tickets.models import Ticket


class TechnicianQuerySet(models.QuerySet["Technician"]):
    def visible_to(self, user: Any) -> "TechnicianQuerySet":
        """Technicians of own units and of everything below them."""
        scope = user.scope
        if scope.group:
            return self
        return self.filter(
            Q(unit__in=scope.region_ids | scope.project_ids)
            | Q(unit__parent__in=scope.region_ids)
            | Q(user=user.pk)
        )

    def around(self, ticket: Ticket) -> "TechnicianQuerySet":
        """Who may be sent to a ticket: active people of its region and of the region's projects."""
        region = Q(unit=ticket.region_id) | Q(unit__parent=ticket.region_id)
        rows = self.filter(region, active=True, user__is_active=True)
        return rows.select_related("user", "unit")


class Technician(models.Model):
    """A person who works on dispatch orders; nobody is active without a reachable device (DSP-09)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="technician", verbose_name=_("人员")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="technicians", verbose_name=_("单位"))
    skills = models.ManyToManyField(Skill, related_name="technicians", verbose_name=_("技能"), blank=True)
    device_number = models.CharField(_("工作电话"), max_length=20, blank=True)
    active = models.BooleanField(_("可派工"), default=True)

    objects = TechnicianQuerySet.as_manager()

    class Meta:
        ordering = ["user__username"]
        verbose_name = _("技师")
        verbose_name_plural = _("技师")
        constraints = [
            models.CheckConstraint(
                condition=Q(active=False) | ~Q(device_number=""),
                name="technician_active_is_reachable",
                violation_error_message=_("没有工作电话的技师不能启用派工。"),
            )
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def name(self) -> str:
        return self.user.name
