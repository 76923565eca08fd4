"""The tables of `core` as its first 9 steps leave them, made at once in an empty database."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import allow_erasing, append_only, create_function


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("core", "0001_initial"),
        ("core", "0002_append_only"),
        ("core", "0003_deed"),
        ("core", "0004_jobs"),
        ("core", "0005_backups"),
        ("core", "0006_evidence"),
        ("core", "0007_erasing"),
        ("core", "0008_restorations"),
        ("core", "0009_fewer_indexes"),
    ]
    dependencies = []
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Stream",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.CharField(max_length=24, null=True, unique=True)),
                        ("opened_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NumberSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("series", models.CharField(max_length=8)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "year"), name="number_series_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("actor_id", models.BigIntegerField(null=True)),
                        ("actor_name", models.CharField(max_length=80)),
                        ("on_behalf_of_id", models.BigIntegerField(null=True)),
                        ("on_behalf_of_name", models.CharField(blank=True, max_length=80)),
                        ("at", models.DateTimeField()),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "facts",
                            models.JSONField(
                                default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="core.stream",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["stream", "id"], name="event_stream_id"),
                            models.Index(fields=["name", "at"], name="event_name_at"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "待处理"), ("done", "已完成"), ("parked", "已搁置")],
                                default="open",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("not_before", models.DateTimeField()),
                        ("leased_until", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("handler", models.CharField(max_length=80)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "event",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="core.event",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["not_before"],
                                name="delivery_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", "done"), _negated=True),
                                fields=["stream", "handler", "event"],
                                name="delivery_order",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "handler"), name="delivery_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("photo", "照片"),
                                    ("signature", "签名"),
                                    ("document", "文件"),
                                    ("refusal", "拒签照片"),
                                    ("evidence", "故障证据"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("file", models.FileField(upload_to="attachments/%Y/%m/")),
                        ("original_name", models.CharField(blank=True, max_length=120)),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("added_by_id", models.BigIntegerField(null=True)),
                        ("added_by_name", models.CharField(max_length=80)),
                        ("at", models.DateTimeField()),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="core.stream",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("actor_id", models.BigIntegerField()),
                        ("key", models.UUIDField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("result", models.JSONField(null=True)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("actor_id", "key"), name="submission_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("group", models.UUIDField(db_index=True, default=uuid.uuid4)),
                        ("kind", models.CharField(max_length=30)),
                        ("actor_id", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        (
                            "facts",
                            models.JSONField(
                                default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        ("held", models.JSONField(default=dict)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "stream",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="core.stream",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "待处理"), ("done", "已完成"), ("parked", "已搁置")],
                                default="open",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("not_before", models.DateTimeField()),
                        ("leased_until", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=40, verbose_name="类别")),
                        ("title", models.CharField(max_length=120, verbose_name="任务")),
                        (
                            "params",
                            models.JSONField(
                                default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("owner_id", models.BigIntegerField(null=True)),
                        ("owner_name", models.CharField(max_length=80, verbose_name="发起人")),
                        ("asked_at", models.DateTimeField(verbose_name="发起时间")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="开始")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="结束")),
                        ("cancel_asked_at", models.DateTimeField(null=True)),
                        ("watched_at", models.DateTimeField(null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("done", "已完成"), ("cancelled", "已取消"), ("failed", "未完成")],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("summary", models.CharField(blank=True, max_length=300)),
                        ("total", models.PositiveIntegerField(null=True)),
                        ("steps", models.PositiveIntegerField(default=0)),
                        ("steps_before", models.PositiveIntegerField(default=0)),
                        (
                            "saved",
                            models.JSONField(
                                default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        ("saved_steps", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "任务",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")), fields=["not_before"], name="job_due"
                            ),
                            models.Index(fields=["owner_id", "-asked_at", "-stream"], name="job_owner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at", None), ("outcome", "")),
                                    models.Q(
                                        ("finished_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="job_outcome_when_finished",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("source", "原文件"), ("result", "结果"), ("rejects", "未处理的行")],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("file", models.FileField(upload_to="jobs/%Y/%m/")),
                        ("size", models.PositiveBigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "job",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="core.job",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="JobReject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "cells",
                            models.JSONField(
                                default=list, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "job",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rejects",
                                to="core.job",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Backup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="日期")),
                        ("started_at", models.DateTimeField(verbose_name="开始")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="完成")),
                        ("file", models.CharField(blank=True, max_length=200, verbose_name="文件")),
                        ("size", models.BigIntegerField(default=0, verbose_name="大小")),
                        ("tested_at", models.DateTimeField(null=True, verbose_name="恢复验证")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="错误")),
                    ],
                    options={
                        "verbose_name": "备份",
                        "ordering": ["-day"],
                    },
                ),
                migrations.CreateModel(
                    name="Restoration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("made_at", models.DateTimeField(null=True)),
                        ("restored_at", models.DateTimeField()),
                        ("released_at", models.DateTimeField(null=True)),
                        ("released_by_name", models.CharField(blank=True, max_length=80)),
                        ("dropped", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("released_at", None)),
                                fields=["id"],
                                name="restoration_unreleased",
                            )
                        ],
                    },
                ),
            ]
        ),
        create_function(),
        allow_erasing(),
        append_only("core_stream"),
        append_only("core_event"),
    ]
