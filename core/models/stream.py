"""Streams: the identity of everything that has a history."""

from django.db import models

from core.models.ledger import AppendOnly


class Stream(AppendOnly):
    """Written once; status, unit, title and due times stand in the table that owns the stream."""

    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=24, unique=True, null=True)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number or f"{self.kind} {self.pk}"


class Streamed(models.Model):
    """A table whose primary key is its stream, so that events, clocks and files join without it."""

    stream = models.OneToOneField(Stream, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def number(self) -> str:
        """Number of the series, empty where the kind has none."""
        return self.stream.number or ""
