"""The tables of `notifications` as its first 5 steps leave them, made at once in an empty database."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("notifications", "0001_initial"),
        ("notifications", "0002_webhooks"),
        ("notifications", "0003_letters"),
        ("notifications", "0004_alerts_of_unread"),
        ("notifications", "0005_fewer_indexes"),
    ]
    dependencies = [
        ("core", "0004_jobs"),
        ("org", "0004_language"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Preference",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("by_email", models.BooleanField(default=True, verbose_name="用电子邮件通知我")),
                        ("by_sms", models.BooleanField(default=True, verbose_name="重要消息用短信通知我")),
                    ],
                ),
                migrations.CreateModel(
                    name="Message",
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
                        ("cause", models.CharField(max_length=120)),
                        (
                            "channel",
                            models.CharField(
                                choices=[("inbox", "站内消息"), ("email", "电子邮件"), ("sms", "短信")],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=254, verbose_name="地址")),
                        ("subject", models.CharField(max_length=200, verbose_name="主题")),
                        ("body", models.TextField(verbose_name="内容")),
                        ("reference", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("queued_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("read_at", models.DateTimeField(null=True)),
                        (
                            "is_read",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Q(("read_at__isnull", False)),
                                output_field=models.BooleanField(),
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                        ("headers", models.JSONField(default=dict)),
                        ("alert_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("channel", "inbox")),
                                fields=["recipient", "is_read", "-id"],
                                name="message_inbox",
                            ),
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["not_before"],
                                name="message_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", "parked")), fields=["id"], name="message_parked"
                            ),
                            models.Index(
                                condition=models.Q(("channel", "email")),
                                fields=["reference"],
                                name="message_reference",
                            ),
                            models.Index(
                                condition=models.Q(("alert_at__isnull", False)),
                                fields=["alert_at"],
                                name="message_alert",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("recipient__isnull", False)),
                                fields=("cause", "channel", "recipient"),
                                name="message_once_per_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("recipient", None)),
                                fields=("cause", "channel", "address"),
                                name="message_once_per_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("address", ""), ("channel", "inbox"), ("recipient__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("channel", "inbox"), _negated=True),
                                        models.Q(("address", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="message_has_a_destination",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=200, verbose_name="编号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sending", "发送中"),
                                    ("sent", "已送出"),
                                    ("failed", "未送出"),
                                    ("unknown", "结果不明"),
                                ],
                                default="sending",
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("unknown_at", models.DateTimeField(null=True)),
                        ("gateway_id", models.CharField(blank=True, max_length=200)),
                        ("error", models.CharField(blank=True, max_length=500)),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tries",
                                to="notifications.message",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "unknown")),
                                fields=["-id"],
                                name="attempt_unknown",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "sending")),
                                fields=("message",),
                                name="attempt_one_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SinkItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=200, unique=True)),
                        (
                            "channel",
                            models.CharField(
                                choices=[("inbox", "站内消息"), ("email", "电子邮件"), ("sms", "短信")],
                                max_length=8,
                            ),
                        ),
                        ("address", models.CharField(max_length=254)),
                        ("subject", models.CharField(max_length=200)),
                        ("body", models.TextField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["channel", "-id"], name="sink_latest")],
                    },
                ),
                migrations.CreateModel(
                    name="Endpoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="系统名称")),
                        ("url", models.URLField(max_length=300, verbose_name="接收地址")),
                        ("seed", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "events",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                size=None,
                                verbose_name="推送的事件",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        ("created_at", models.DateTimeField(verbose_name="建立时间")),
                        ("created_by_name", models.CharField(max_length=80)),
                    ],
                    options={
                        "verbose_name": "事件推送",
                        "verbose_name_plural": "事件推送",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="WebhookCall",
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
                        ("event_name", models.CharField(max_length=60, verbose_name="事件")),
                        ("data", models.JSONField()),
                        ("occurred_at", models.DateTimeField()),
                        ("reference", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("done_at", models.DateTimeField(null=True)),
                        ("answer", models.PositiveSmallIntegerField(null=True, verbose_name="应答")),
                        (
                            "endpoint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="notifications.endpoint",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.event",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["not_before"],
                                name="webhook_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", "parked")), fields=["id"], name="webhook_parked"
                            ),
                            models.Index(fields=["endpoint", "-id"], name="webhook_latest"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("event__isnull", False)),
                                fields=("endpoint", "event"),
                                name="webhook_call_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                        ("message_id", models.CharField(max_length=250, unique=True)),
                        ("uid", models.BigIntegerField()),
                        ("raw", models.BinaryField()),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("sender", models.CharField(blank=True, max_length=254, verbose_name="发件人")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ticket", "新建工单"),
                                    ("thread", "并入工单"),
                                    ("automatic", "自动邮件，未处理"),
                                    ("bounce", "退信"),
                                    ("own", "本系统发出"),
                                ],
                                max_length=12,
                                verbose_name="处理",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(null=True)),
                        (
                            "stream",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="core.stream",
                            ),
                        ),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="notifications.mailbox",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "来信",
                        "verbose_name_plural": "来信",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["not_before"],
                                name="letter_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", "parked")), fields=["id"], name="letter_parked"
                            ),
                            models.Index(fields=["sender", "-received_at"], name="letter_of_sender"),
                            models.Index(fields=["stream", "-id"], name="letter_of_stream"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(
                                        models.Q(("verdict", ""), _negated=True), ("taken_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_done_with_verdict",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mailbox",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True)),
                        ("uid_validity", models.BigIntegerField(null=True)),
                        ("last_uid", models.BigIntegerField(default=0)),
                        ("started_at", models.DateTimeField(null=True)),
                        ("renumbered", models.BooleanField(default=False)),
                        ("checked_at", models.DateTimeField(null=True, verbose_name="最近收取")),
                        ("error", models.CharField(blank=True, max_length=500, verbose_name="错误")),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="受理地区",
                            ),
                        ),
                    ],
                ),
            ]
        ),
    ]
