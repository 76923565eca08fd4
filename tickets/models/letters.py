"""Letters, cards, faxes and messages that came in or went out, with their answers (INT-07, INT-08, INT-25)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Streamed
from customers.models import Customer
from org.enums import Right
from org.models import Unit
from tickets.enums import Channel, Direction
from tickets.models.ticket import Ticket


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: Any) -> "LetterQuerySet":
        """Those of the person's units downwards."""
        scope = user.scope.within(Right.SEE_TICKETS)
        if scope.group:
            return self
        return self.filter(Q(region__in=scope.region_ids) | Q(project__in=scope.project_ids))


class Letter(Streamed):
    """One item that is not a ticket by itself; what asks for work becomes one and is linked."""

    channel = models.CharField(_("渠道"), max_length=8, choices=Channel.choices)
    direction = models.CharField(_("方向"), max_length=3, choices=Direction.choices, default=Direction.IN)
    at = models.DateTimeField(_("收发时间"))
    sender = models.CharField(_("来函人"), max_length=80)
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    content = models.TextField(_("内容"), max_length=5000)
    pages = models.PositiveSmallIntegerField(_("页数"), null=True, blank=True)
    fax_number = models.CharField(_("传真号码"), max_length=30, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("项目")
    )
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("客户")
    )
    ticket = models.ForeignKey(
        Ticket, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("工单")
    )
    archived_at = models.DateTimeField(_("归档时间"), null=True)
    archived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("来函")
        verbose_name_plural = _("来函")
        indexes = [models.Index(fields=["-at"], name="letter_recent")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(channel=Channel.FAX) | (Q(pages__isnull=False) & ~Q(fax_number="")),
                name="letter_fax_with_pages_and_number",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Reply(AppendOnly):
    """What was answered to a letter, card, fax or message."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="replies")
    at = models.DateTimeField(_("答复时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(_("方式"), max_length=8, choices=Channel.choices)
    text = models.TextField(_("答复内容"), max_length=2000)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.at:%F %T}"
