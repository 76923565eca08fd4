"""The versions a ticket keeps."""

from django.db import models

from core.models import AppendOnly


class PackSet(AppendOnly):
    """One frozen choice of sections with their ranks; tickets of equal choice share the row (CNV-11)."""

    key = models.CharField(max_length=64, unique=True)
    members = models.JSONField()

    def __str__(self) -> str:
        return self.key[:12]

    @property
    def section_ids(self) -> list[int]:
        return [section for _rank, section in self.members]
