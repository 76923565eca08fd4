"""The tables of `privacy` as its first 2 steps leave them, made at once in an empty database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("privacy", "0001_initial"),
        ("privacy", "0002_written_once"),
    ]
    dependencies = [
        ("core", "0007_erasing"),
        ("customers", "0006_openings_and_id_numbers"),
        ("org", "0009_rights_of_knowledge_and_privacy"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Purged",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="资料类别")),
                        ("key", models.BigIntegerField(verbose_name="记录")),
                        ("day", models.DateField(verbose_name="日期")),
                        ("at", models.DateTimeField(verbose_name="清理时间")),
                    ],
                    options={
                        "verbose_name": "到期清理记录",
                        "indexes": [models.Index(fields=["-day", "kind"], name="purged_of_day")],
                        "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="purged_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="匿名化时间")),
                        ("done_at", models.DateTimeField(verbose_name="执行时间")),
                        ("rows", models.PositiveIntegerField(verbose_name="记录数")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="erasures",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "匿名化记录",
                        "constraints": [
                            models.UniqueConstraint(fields=("customer", "at"), name="erasure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RightsRequest",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("copy", "查阅与复制"),
                                    ("correction", "更正"),
                                    ("deletion", "删除（匿名化）"),
                                    ("withdrawal", "撤回同意"),
                                ],
                                max_length=12,
                                verbose_name="请求",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("link", "客户链接"),
                                    ("email", "电子邮件"),
                                    ("paper", "书面"),
                                    ("desk", "前台"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("details", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "办理中"), ("done", "已办结"), ("refused", "不予办理")],
                                default="open",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("due_at", models.DateTimeField(verbose_name="办理期限")),
                        ("settled_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="答复")),
                        (
                            "copy",
                            models.FileField(blank=True, upload_to="copies/%Y/%m/", verbose_name="副本"),
                        ),
                        ("copied_at", models.DateTimeField(null=True, verbose_name="副本生成时间")),
                        ("taken_at", models.DateTimeField(null=True, verbose_name="经办人下载时间")),
                        ("fetched_at", models.DateTimeField(null=True, verbose_name="客户下载时间")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rights_requests",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="大区",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "个人信息请求",
                        "verbose_name_plural": "个人信息请求",
                        "indexes": [
                            models.Index(fields=["region", "-stream"], name="rights_request_of_region"),
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["due_at"],
                                name="rights_request_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_at", None), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("settled_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="rights_request_settled_at",
                            )
                        ],
                    },
                ),
            ]
        ),
        append_only("privacy_erasure"),
        append_only("privacy_purged"),
    ]
