"""Lists of calls taken over from other systems."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Job
from tickets.models.ticket import Ticket


class RowState(models.TextChoices):
    ACCEPTED = "accepted", _("已导入")
    REJECTED = "rejected", _("未导入")
    WITHDRAWN = "withdrawn", _("已撤回")


class ImportBatch(models.Model):
    """One file; the same file again goes on with its batch."""

    file_name = models.CharField(_("文件"), max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    encoding = models.CharField(_("编码"), max_length=20)
    options = models.JSONField(default=dict)
    started_at = models.DateTimeField(_("开始"))
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(_("完成"), null=True)
    accepted = models.PositiveIntegerField(_("已导入"), default=0)
    rejected = models.PositiveIntegerField(_("未导入"), default=0)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("导入批次")
        verbose_name_plural = _("导入批次")

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """What became of one row: a ticket, or the reasons why not and the cells as they were read."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField(_("行号"))
    state = models.CharField(_("结果"), max_length=9, choices=RowState.choices)
    digest = models.CharField(max_length=64, blank=True)
    ticket = models.OneToOneField(Ticket, models.PROTECT, null=True, related_name="import_row")
    reasons = ArrayField(models.CharField(max_length=20), default=list)
    words = models.TextField(_("原因"), blank=True)
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ["batch", "line"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="import_row_once"),
            models.UniqueConstraint(
                fields=["digest"], condition=Q(state=RowState.ACCEPTED), name="import_call_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RowState.ACCEPTED, RowState.WITHDRAWN], ticket__isnull=False)
                | Q(state=RowState.REJECTED, ticket=None),
                name="import_accepted_has_ticket",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.line}"


class ImportDraft(models.Model):
    """A list that was uploaded and is not taken over yet: its columns, its trial run, its import."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(upload_to="jobs/%Y/%m/", blank=True)
    file_name = models.CharField(_("文件"), max_length=160)
    encoding = models.CharField(_("编码"), max_length=20)
    delimiter = models.CharField(max_length=1)
    header = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    trial = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("上传时间"))

    def __str__(self) -> str:
        return self.file_name
