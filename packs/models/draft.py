"""A new version of a pack while it is being written."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from org.models import Approval
from packs.enums import DraftState
from packs.models.pack import Pack
from packs.models.section import PackSection
from packs.transitions import LIVE


class PackDraft(Streamed):
    """Figures nobody is judged by. `writers` are all who changed it: none of them may approve it.

    `sections` holds title, source, kind and figures of every section by its name; what is published is
    copied into sections of the pack, and the draft stays as its record.
    """

    pack = models.ForeignKey(
        Pack, models.PROTECT, to_field="code", related_name="drafts", verbose_name=_("政策包")
    )
    base_version = models.PositiveSmallIntegerField(_("起草依据的版本"))
    reason = models.CharField(_("修订理由"), max_length=300)
    state = models.CharField(_("状态"), max_length=10, choices=DraftState.choices, default=DraftState.EDITING)
    sections = models.JSONField(encoder=DjangoJSONEncoder)
    revision = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    opened_at = models.DateTimeField(_("起草时间"))
    writers = ArrayField(models.BigIntegerField(), default=list)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="+")
    version = models.PositiveSmallIntegerField(_("版本"), null=True)
    effective_from = models.DateField(_("生效日"), null=True)

    class Meta:
        ordering = ["-opened_at", "-stream"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack"], condition=Q(state__in=sorted(LIVE)), name="pack_draft_live_once"
            ),
            models.UniqueConstraint(fields=["pack", "version"], name="pack_draft_version_once"),
            models.CheckConstraint(
                condition=Q(state=DraftState.PUBLISHED, version__gt=F("base_version"))
                & Q(effective_from__isnull=False)
                | ~Q(state=DraftState.PUBLISHED) & Q(version=None, effective_from=None),
                name="pack_draft_published_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.state}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def rows(self) -> list[PackSection]:
        """Its sections as those of a version, not stored."""
        number = self.version or self.base_version + 1
        return [self._row(name, held, number) for name, held in sorted(self.sections.items())]

    def _row(self, name: str, held: dict[str, Any], number: int) -> PackSection:
        return PackSection(
            pack_id=self.pack_id,
            version=number,
            section=name,
            effective_from=self.effective_from,
            **{key: held[key] for key in ("title", "source", "kind", "figures")},
        )
