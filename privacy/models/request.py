"""What customers ask about their own data (PRV-04)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.models import Customer
from customers.models.scoping import in_units
from org.enums import Right
from org.models import Unit
from privacy.enums import RequestKind, RequestSource, RequestState


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    def visible_to(self, user: Any) -> "RightsRequestQuerySet":
        """For who protects personal data at the customer's unit or above."""
        scope = user.scope.within(Right.PROTECT_PRIVACY)
        return self if scope.group else self.filter(in_units(scope))


class RightsRequest(Streamed):
    """One request, settled within the working days of the pack; a copy is taken once by each side."""

    customer = models.ForeignKey(
        Customer, models.PROTECT, related_name="rights_requests", verbose_name=_("客户")
    )
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("大区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("项目")
    )
    kind = models.CharField(_("请求"), max_length=12, choices=RequestKind.choices)
    source = models.CharField(_("来源"), max_length=8, choices=RequestSource.choices)
    details = models.TextField(_("说明"), max_length=1000, blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=RequestState.choices, default=RequestState.OPEN)
    received_at = models.DateTimeField(_("收到时间"))
    due_at = models.DateTimeField(_("办理期限"))
    settled_at = models.DateTimeField(_("办结时间"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("经办人")
    )
    answer = models.TextField(_("答复"), max_length=1000, blank=True)
    copy = models.FileField(_("副本"), upload_to="copies/%Y/%m/", blank=True)
    copied_at = models.DateTimeField(_("副本生成时间"), null=True)
    taken_at = models.DateTimeField(_("经办人下载时间"), null=True)
    fetched_at = models.DateTimeField(_("客户下载时间"), null=True)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("个人信息请求")
        verbose_name_plural = _("个人信息请求")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, settled_at=None)
                | (~Q(state=RequestState.OPEN) & Q(settled_at__isnull=False)),
                name="rights_request_settled_at",
            )
        ]
        indexes = [
            models.Index(fields=["region", "-stream"], name="rights_request_of_region"),
            models.Index(fields=["due_at"], condition=Q(state="open"), name="rights_request_due"),
        ]

    def __str__(self) -> str:
        return self.number
