"""Where e-mail and SMS end while no server for them is configured."""

from django.db import models

from notifications.enums import Channel


class SinkItem(models.Model):
    """A message that was kept instead of sent; nothing of it leaves the house."""

    reference = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["channel", "-id"], name="sink_latest")]

    def __str__(self) -> str:
        return self.reference
