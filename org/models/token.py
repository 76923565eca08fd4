"""Keys of other systems."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from org.enums import Right


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def live(self, at: datetime) -> "ApiTokenQuerySet":
        """Neither revoked nor expired."""
        return self.filter(revoked_at=None).exclude(expires_at__lte=at)


class ApiToken(models.Model):
    """A bearer token of one system, stored as a hash; it acts as its user, with a part of the user's rights.

    Without `rights` it may do whatever its user may.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_tokens")
    name = models.CharField(_("用途"), max_length=60)
    system = models.CharField(_("系统"), max_length=60, blank=True)
    rights = ArrayField(
        models.CharField(max_length=24, choices=Right.choices),
        default=list,
        blank=True,
        verbose_name=_("权限"),
    )
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("到期"), null=True)
    last_used_at = models.DateTimeField(_("最近使用"), null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: Any = ApiTokenQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
