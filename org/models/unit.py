"""The tree of the company and who holds which post in it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from org.enums import Department, Post, UnitKind


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, user: Any) -> "UnitQuerySet":
        """Own units and everything below them (ORG-01)."""
        scope = user.scope
        if scope.group:
            return self
        return self.filter(Q(pk__in=scope.region_ids | scope.project_ids) | Q(parent__in=scope.region_ids))


class Unit(models.Model):
    """A branch: group centre, regional department or project centre."""

    kind = models.CharField(_("层级"), max_length=8, choices=UnitKind.choices)
    code = models.SlugField(_("代码"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=40, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级单位")
    )
    is_active = models.BooleanField(_("启用"), default=True)
    # A project is live from this day on; it goes live with a named customer service manager (ORG-15).
    live_since = models.DateField(_("上线日期"), null=True, editable=False)
    service_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("客户服务经理"),
    )
    stream = models.OneToOneField(Stream, models.PROTECT, null=True, editable=False, related_name="+")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "code"]
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=UnitKind.GROUP, parent=None)
                | (~Q(kind=UnitKind.GROUP) & Q(parent__isnull=False)),
                name="unit_group_alone_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        """May requests be taken in for it? Only projects have to go live first."""
        return self.kind != UnitKind.PROJECT or self.live_since is not None

    def upwards(self) -> list["Unit"]:
        """This unit, then its superiors up to the group."""
        return [self, *(self.parent.upwards() if self.parent else [])]


class Appointment(models.Model):
    """A person holds a post at a unit for a time."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments", verbose_name=_("人员")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments", verbose_name=_("单位"))
    post = models.CharField(_("岗位"), max_length=16, choices=Post.choices)
    department = models.CharField(
        _("部门"), max_length=12, choices=Department.choices, default=Department.AFTER_SALES
    )
    since = models.DateField(_("任职自"))
    until = models.DateField(_("任职至"), null=True, blank=True)

    class Meta:
        ordering = ["unit", "post", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "post"], condition=Q(until=None), name="appointment_held_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="appointment_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.unit} {self.get_post_display()}"
