"""What was fired."""

from django.db import models

from core.models import AppendOnly
from deadlines.models.clock import Clock


class Firing(AppendOnly):
    """A level of a clock's version has passed, once by the unique key. Quiet ones told nobody."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="firings", db_index=False)
    version = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=4)
    nominal_at = models.DateTimeField()
    fired_at = models.DateTimeField()
    quiet = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["clock", "version", "level"], name="firing_once")]

    def __str__(self) -> str:
        return f"{self.clock_id} v{self.version} {self.level}"
