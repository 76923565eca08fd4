"""Figures of one pack, version and section; written once."""

from datetime import date
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models.ledger import AppendOnly, AppendOnlyQuerySet
from packs.enums import Source
from packs.models.pack import Pack


class PackSectionQuerySet(AppendOnlyQuerySet):
    def in_force(self, day: date) -> "PackSectionQuerySet":
        """Versions whose dates include a day; the first version has no start."""
        begun = Q(effective_from=None) | Q(effective_from__lte=day)
        rows = self.filter(begun, Q(effective_to=None) | Q(effective_to__gte=day))
        return cast(PackSectionQuerySet, rows)


class PackSection(AppendOnly):
    """A section may be added to a version later, never changed (CNV-11)."""

    pack = models.ForeignKey(Pack, models.PROTECT, to_field="code", related_name="sections")
    version = models.PositiveSmallIntegerField(_("版本"))
    section = models.SlugField(_("章节"), max_length=40)
    title = models.CharField(_("标题"), max_length=80)
    effective_from = models.DateField(_("生效日"), null=True)
    effective_to = models.DateField(_("最后有效日"), null=True)
    source = models.CharField(_("出处"), max_length=120)
    kind = models.CharField(_("性质"), max_length=4, choices=Source.choices)
    figures = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)

    objects = PackSectionQuerySet.as_manager()

    class Meta:
        ordering = ["pack", "version", "section"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "version", "section"], name="pack_section_once"),
            models.CheckConstraint(
                condition=Q(effective_from=None)
                | Q(effective_to=None)
                | Q(effective_to__gte=F("effective_from")),
                name="pack_section_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | Q(effective_from__isnull=False), name="pack_section_later_has_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.version} {self.section}"

    @property
    def name(self) -> str:
        """Pack and version, as sources are quoted: `service_levels_2026 v1`."""
        return f"{self.pack_id} v{self.version}"

    def figure(self, name: str) -> Any:
        """Value of a flat figure; None where the section has none of the name."""
        return self.figures.get(name, {}).get("value")
