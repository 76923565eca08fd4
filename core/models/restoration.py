"""That this database came out of a backup, and whether it may speak to the world again."""

from django.db import models


class Restoration(models.Model):
    """One restore. Until somebody releases it, no mail, SMS or webhook leaves and no letter is fetched:
    the house that the backup was taken of may have sent the same, or may be running still.
    """

    made_at = models.DateTimeField(null=True)  # when the backup was made, where that is known
    restored_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by_name = models.CharField(max_length=80, blank=True)
    dropped = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(released_at=None), name="restoration_unreleased")
        ]

    def __str__(self) -> str:
        return str(self.restored_at)
