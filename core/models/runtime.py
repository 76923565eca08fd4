"""What keeps requests and workers honest: received submissions and signs of life."""

from django.db import models


class Submission(models.Model):
    """A request with a client UUID that was carried out; a repeat gets the same answer."""

    actor_id = models.BigIntegerField()
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key"], name="submission_once")]

    def __str__(self) -> str:
        return str(self.key)


class Heartbeat(models.Model):
    """Last sign of life of a kind of process."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
