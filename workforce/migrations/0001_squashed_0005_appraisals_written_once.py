"""The tables of `workforce` as its first 5 steps leave them, made at once in an empty database."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("workforce", "0001_day_and_inspections"),
        ("workforce", "0002_written_once"),
        ("workforce", "0003_erasable_notes"),
        ("workforce", "0004_appraisals_of_regions"),
        ("workforce", "0005_appraisals_written_once"),
    ]
    dependencies = [
        ("core", "0007_erasing"),
        ("knowledge", "0002_articles_notices_norms"),
        ("org", "0011_guide"),
        ("tickets", "0012_hotline_written_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="DayPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("focus", models.TextField(max_length=1000, verbose_name="今日重点")),
                        ("at", models.DateTimeField(verbose_name="安排时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="安排人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="day_plans",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "每日工作安排",
                        "verbose_name_plural": "每日工作安排",
                        "indexes": [models.Index(fields=["-day", "unit"], name="day_plan_recent")],
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "day"), name="day_plan_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DayTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="工作")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="day_tasks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="workforce.dayplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "person"), name="day_task_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="检查时间")),
                        ("dress", models.PositiveSmallIntegerField(verbose_name="着装")),
                        ("language", models.PositiveSmallIntegerField(verbose_name="用语")),
                        ("conduct", models.PositiveSmallIntegerField(verbose_name="举止")),
                        ("attitude", models.PositiveSmallIntegerField(verbose_name="服务态度")),
                        ("skill", models.PositiveSmallIntegerField(verbose_name="服务技能")),
                        ("effect", models.PositiveSmallIntegerField(verbose_name="服务效果")),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="被检查人",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="检查人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="tickets.ticket",
                                verbose_name="工单",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务评价",
                        "verbose_name_plural": "服务评价",
                        "indexes": [models.Index(fields=["-at", "-id"], name="evaluation_recent")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dress__range", (1, 5)),
                                    ("language__range", (1, 5)),
                                    ("conduct__range", (1, 5)),
                                    ("attitude__range", (1, 5)),
                                    ("skill__range", (1, 5)),
                                    ("effect__range", (1, 5)),
                                ),
                                name="evaluation_marks",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QualityCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="检查时间")),
                        (
                            "forbidden",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("contempt", "蔑视语"),
                                        ("impatience", "烦躁语"),
                                        ("negation", "否定语"),
                                        ("quarrel", "斗气语"),
                                    ],
                                    max_length=12,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "courtesies",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("please", "请字当头"),
                                        ("thanks", "谢字随后"),
                                        ("greeting", "问候不断"),
                                    ],
                                    max_length=12,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("score", models.PositiveSmallIntegerField(verbose_name="得分")),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="被检查人",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="检查人",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quality_checks",
                                to="tickets.call",
                                verbose_name="通话",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quality_checks",
                                to="tickets.ticket",
                                verbose_name="工单",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务质检",
                        "verbose_name_plural": "服务质检",
                        "indexes": [models.Index(fields=["-at", "-id"], name="quality_recent")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("score__range", (0, 100))), name="quality_score_range"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ticket__isnull", False), ("call__isnull", False), _connector="OR"
                                ),
                                name="quality_check_of_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppearanceCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="检查时间")),
                        ("day", models.DateField(verbose_name="日期")),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("hotline", "话务员"),
                                    ("clerk", "信息员"),
                                    ("team_leader", "班组长"),
                                    ("technician", "技师"),
                                    ("supervisor", "主管"),
                                    ("manager", "经理"),
                                    ("department_head", "部门负责人"),
                                    ("regional_head", "地区负责人"),
                                    ("group", "集团专员"),
                                    ("admin", "系统管理员"),
                                    ("liaison", "协作部门联系人"),
                                    ("brand", "品牌专员"),
                                ],
                                max_length=20,
                                verbose_name="岗位",
                            ),
                        ),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="被检查人",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="检查人",
                            ),
                        ),
                        (
                            "lapses",
                            models.ManyToManyField(
                                related_name="+", to="knowledge.normpoint", verbose_name="不合格项"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "仪容仪表检查",
                        "verbose_name_plural": "仪容仪表检查",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "day", "agent"), name="appearance_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegionalAppraisal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("inspected_on", models.DateField(verbose_name="检查日期")),
                        ("score", models.PositiveSmallIntegerField(verbose_name="得分")),
                        ("findings", models.CharField(max_length=500, verbose_name="检查情况")),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="考核人",
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correction",
                                to="workforce.regionalappraisal",
                                verbose_name="更正",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisals",
                                to="org.unit",
                                verbose_name="地区",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "地区考核",
                        "verbose_name_plural": "地区考核",
                        "indexes": [
                            models.Index(fields=["unit", "-inspected_on"], name="appraisal_of_region")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("score__range", (0, 100))), name="appraisal_score_range"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("corrects", None),
                                    models.Q(("corrects", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="appraisal_corrects_another",
                            ),
                        ],
                    },
                ),
            ]
        ),
        append_only("workforce_appearancecheck"),
        append_only("workforce_qualitycheck"),
        erasable("workforce_qualitycheck", "note"),
        append_only("workforce_evaluation"),
        erasable("workforce_evaluation", "note"),
        append_only("workforce_regionalappraisal"),
    ]
