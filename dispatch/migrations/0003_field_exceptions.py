"""Visits that end without work, leave for a while, items, chain of help, trip report, quality flag."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0004_departments_of_tasks"),
        ("dispatch", "0002_phone_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("technical_head", "电话请示技术负责人"),
                            ("manufacturer", "请求厂家支持"),
                            ("second", "拖回维修或二次派工"),
                        ],
                        max_length=16,
                        verbose_name="环节",
                    ),
                ),
                ("skipped", models.BooleanField(default=False, verbose_name="跳过")),
                ("words", models.CharField(max_length=500, verbose_name="结果或跳过原因")),
            ],
            options={
                "verbose_name": "求助环节",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QualityFlag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(max_length=1000, verbose_name="质量问题")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StepOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[("material", "取材料"), ("meal", "用餐"), ("other", "其他")],
                        max_length=10,
                        verbose_name="原因",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("back_at", models.DateTimeField(null=True, verbose_name="返回时间")),
            ],
            options={
                "verbose_name": "临时离场",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TripReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.TextField(max_length=2000, verbose_name="服务经过")),
                ("problems", models.TextField(max_length=1000, verbose_name="发现的问题")),
                ("root_cause", models.TextField(blank=True, max_length=1000, verbose_name="根本原因")),
                ("lesson", models.TextField(blank=True, max_length=1000, verbose_name="经验教训")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "change",
                    models.CharField(
                        choices=[("added", "增项"), ("dropped", "减项")], max_length=8, verbose_name="类型"
                    ),
                ),
                ("words", models.CharField(max_length=200, verbose_name="内容")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=10, null=True, verbose_name="费用（元）"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "待同意"),
                            ("agreed", "已同意"),
                            ("refused", "不同意"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("customer_agreed", models.BooleanField(default=False, verbose_name="客户同意")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="意见")),
            ],
            options={
                "verbose_name": "增减项",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="visit",
            name="ended_at",
            field=models.DateTimeField(null=True, verbose_name="未完成离开"),
        ),
        migrations.AddField(
            model_name="visit",
            name="headquarters_at",
            field=models.DateTimeField(null=True, verbose_name="致电总部"),
        ),
        migrations.AddField(
            model_name="visit",
            name="headquarters_missing",
            field=models.CharField(blank=True, max_length=200, verbose_name="未致电总部的说明"),
        ),
        migrations.AddField(
            model_name="visit",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("nobody_home", "无人在家"),
                    ("no_access", "无法进入现场"),
                    ("parts", "配件不齐"),
                    ("tools", "工具不齐"),
                    ("diagnosis", "故障未判明"),
                    ("customer", "客户改期"),
                    ("other", "其他"),
                ],
                max_length=12,
                verbose_name="未完成原因",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="outcome_note",
            field=models.CharField(blank=True, max_length=500, verbose_name="说明"),
        ),
        migrations.AddField(
            model_name="workorder",
            name="filed_at",
            field=models.DateTimeField(null=True, verbose_name="报公司备案"),
        ),
        migrations.AddField(
            model_name="workorder",
            name="form_missing",
            field=models.CharField(blank=True, max_length=200, verbose_name="未填满意度调查表的原因"),
        ),
        migrations.AddField(
            model_name="workorder",
            name="revisit_reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="再次上门的原因"),
        ),
        migrations.AddField(
            model_name="workorder",
            name="suggestion",
            field=models.CharField(blank=True, max_length=500, verbose_name="客户建议"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="visit_ended_with_reason",
            ),
        ),
        migrations.AddField(
            model_name="helpstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="helpstep",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_rows",
                to="dispatch.visit",
            ),
        ),
        migrations.AddField(
            model_name="qualityflag",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="qualityflag",
            name="order",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="quality_flag",
                to="dispatch.workorder",
            ),
        ),
        migrations.AddField(
            model_name="qualityflag",
            name="todo",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deadlines.todo"
            ),
        ),
        migrations.AddField(
            model_name="stepout",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="stepout",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_rows",
                to="dispatch.visit",
            ),
        ),
        migrations.AddField(
            model_name="tripreport",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tripreport",
            name="order",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trip_report",
                to="dispatch.workorder",
            ),
        ),
        migrations.AddField(
            model_name="workitem",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="workitem",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="workitem",
            name="todo",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deadlines.todo"
            ),
        ),
        migrations.AddField(
            model_name="workitem",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_rows",
                to="dispatch.visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepout",
            constraint=models.UniqueConstraint(
                condition=models.Q(("back_at", None)), fields=("visit",), name="stepout_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="workitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "agreed"), _negated=True),
                    ("amount", None),
                    ("customer_agreed", True),
                    _connector="OR",
                ),
                name="workitem_charged_with_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="workitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "proposed")),
                    models.Q(models.Q(("state", "proposed"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="workitem_decided_whole",
            ),
        ),
    ]
