"""How far a new person has come with the first steps."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Guide(models.Model):
    """Codes of the steps that were taken, and when the guide was put away."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="guide"
    )
    done = ArrayField(models.SlugField(max_length=30), default=list)
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {len(self.done)}"
