"""The private address a customer is sent, for one stream only."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from customers.enums import LinkPurpose
from customers.models.contact import Contact


class Link(models.Model):
    """The token stands nowhere: its seed makes it with the installation's key, its hash finds the row."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="links")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="links")
    seed = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    purposes = ArrayField(models.CharField(max_length=12, choices=LinkPurpose.choices))
    issued_at = models.DateTimeField(_("生成时间"))
    expires_at = models.DateTimeField(_("到期时间"))
    revoked_at = models.DateTimeField(_("吊销时间"), null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("客户链接")
        verbose_name_plural = _("客户链接")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at")), name="link_expires_after_issue"
            )
        ]

    # Set by the page for the request it answers: when it came, whether the last four digits were given, and
    # which form came back.
    confirmed: bool = False
    bound: Mapping[str, Any] = MappingProxyType({})
    at: datetime

    def __str__(self) -> str:
        return f"{self.stream_id} {self.pk}"

    def is_live(self, at: datetime) -> bool:
        """Neither expired nor revoked."""
        return self.revoked_at is None and self.expires_at > at

    def is_locked(self, at: datetime) -> bool:
        """Are further tries of the code refused for now?"""
        return self.locked_until is not None and self.locked_until > at
