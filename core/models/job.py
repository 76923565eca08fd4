"""Long work of people: rows that a worker claims, with progress, saved state, files and rejected rows."""

import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.claimable import Claimable, WorkState
from core.models.stream import Streamed


class Outcome(models.TextChoices):
    DONE = "done", _("已完成")
    CANCELLED = "cancelled", _("已取消")
    FAILED = "failed", _("未完成")


class FilePurpose(models.TextChoices):
    SOURCE = "source", _("原文件")
    RESULT = "result", _("结果")
    REJECTS = "rejects", _("未处理的行")


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Any) -> "JobQuerySet":
        """A person's own work, nothing else."""
        return self.filter(owner_id=user.pk)


class Job(Streamed, Claimable):
    """One piece of long work; `params` hold ids and plain filters, never personal values."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("类别"), max_length=40)
    title = models.CharField(_("任务"), max_length=120)
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    language = models.CharField(max_length=12, blank=True)
    owner_id = models.BigIntegerField(null=True)
    owner_name = models.CharField(_("发起人"), max_length=80)
    asked_at = models.DateTimeField(_("发起时间"))
    started_at = models.DateTimeField(_("开始"), null=True)
    finished_at = models.DateTimeField(_("结束"), null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    watched_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    total = models.PositiveIntegerField(null=True)
    steps = models.PositiveIntegerField(default=0)
    steps_before = models.PositiveIntegerField(default=0)
    saved = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    saved_steps = models.PositiveIntegerField(default=0)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("任务")
        indexes = [
            models.Index(fields=["not_before"], condition=models.Q(state=WorkState.OPEN), name="job_due"),
            models.Index(fields=["owner_id", "-asked_at", "-stream"], name="job_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at=None, outcome="")
                | models.Q(finished_at__isnull=False) & ~models.Q(outcome=""),
                name="job_outcome_when_finished",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_live(self) -> bool:
        """Waiting or running."""
        return self.finished_at is None

    @property
    def is_running(self) -> bool:
        return self.is_live and self.started_at is not None

    @property
    def percent(self) -> int | None:
        """0 to 100; None while the total is not known."""
        return min(100, self.steps * 100 // self.total) if self.total else None

    @property
    def kept_files(self) -> "list[JobFile]":
        """Files that can still be downloaded."""
        return [file for file in self.files.all() if file.removed_at is None]


class JobFile(models.Model):
    """A file given to a job or made by it; the row stays when the content is cleaned away."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    job = models.ForeignKey(Job, models.PROTECT, related_name="files")
    purpose = models.CharField(max_length=10, choices=FilePurpose.choices)
    name = models.CharField(max_length=160)
    file = models.FileField(upload_to="jobs/%Y/%m/")
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class JobReject(models.Model):
    """A row that a job could not process, with its reason; gone with the job's files."""

    job = models.ForeignKey(Job, models.PROTECT, related_name="rejects")
    cells = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    words = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.job_id} {self.pk}"
