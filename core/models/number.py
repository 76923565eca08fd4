"""Running numbers, one row per series and year."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given out; unique and rising, gaps allowed."""

    series = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="number_series_year")]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}-{self.last:06d}"
