"""For what a pack is in use, and from when to when."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from packs.enums import Rank
from packs.models.pack import Pack


class ActivationQuerySet(models.QuerySet["Activation"]):
    def on(self, day: date) -> "ActivationQuerySet":
        """Activations whose dates include a day."""
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))


class Activation(models.Model):
    """A pack applies to the company, a product line, a model or a contract; no start means always.

    One that was undone before its first day ends on the day before it.
    """

    pack = models.ForeignKey(Pack, models.PROTECT, to_field="code", related_name="activations")
    rank = models.CharField(_("适用范围"), max_length=14, choices=Rank.choices)
    key = models.CharField(_("适用对象"), max_length=60, blank=True)
    since = models.DateField(_("启用日"), null=True)
    until = models.DateField(_("停用日"), null=True)

    objects = ActivationQuerySet.as_manager()

    class Meta:
        ordering = ["pack", "rank", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "rank", "key"], condition=Q(until=None), name="activation_in_force_once"
            ),
            models.CheckConstraint(
                condition=Q(rank=Rank.COMPANY, key="") | (~Q(rank=Rank.COMPANY) & ~Q(key="")),
                name="activation_key_with_rank",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since") - timedelta(days=1)),
                name="activation_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.rank} {self.key}".strip()
