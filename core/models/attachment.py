"""Files on a stream."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.stream import Stream


class Purpose(models.TextChoices):
    PHOTO = "photo", _("照片")
    SIGNATURE = "signature", _("签名")
    DOCUMENT = "document", _("文件")
    REFUSAL = "refusal", _("拒签照片")
    EVIDENCE = "evidence", _("故障证据")


class Attachment(models.Model):
    """A checked file; it is served only to who may see its stream."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="attachments")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    file = models.FileField(upload_to="attachments/%Y/%m/")
    original_name = models.CharField(max_length=120, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.uuid)
