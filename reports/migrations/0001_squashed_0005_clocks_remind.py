"""The tables of `reports` as its first 5 steps leave them, made at once in an empty database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_sign_off_and_texts"),
        ("reports", "0003_states_of_old_runs"),
        ("reports", "0004_states_hold"),
        ("reports", "0005_clocks_remind"),
    ]
    dependencies = [
        ("core", "0002_append_only"),
        ("dispatch", "0001_initial"),
        ("notifications", "0001_initial"),
        ("org", "0003_calendar_written_once"),
        ("tickets", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ReportRun",
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
                                    ("daily_sms", "当天投诉短信"),
                                    ("daily_complaints", "售后服务投诉日报"),
                                    ("monthly_analysis", "月度投诉分析报告"),
                                    ("quarterly_cases", "典型投诉案例汇编"),
                                    ("half_year_survey", "半年满意度调查报告"),
                                    ("month_statistics", "月度统计报表"),
                                    ("month_projects", "月度服务项目报表"),
                                    ("daily_summary", "每日工作小结"),
                                    ("weekly_records", "一周受理记录"),
                                    ("weekly_meeting", "每周例会"),
                                    ("monthly_sorting", "每月资料整理"),
                                ],
                                max_length=24,
                                verbose_name="报表",
                            ),
                        ),
                        ("period", models.DateField(verbose_name="统计日")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("replaced", models.BooleanField(default=False)),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="冻结时间")),
                        ("due_at", models.DateTimeField(verbose_name="报送时限")),
                        ("rows", models.JSONField(default=list)),
                        ("figures", models.JSONField(default=dict)),
                        ("digest", models.CharField(max_length=64, verbose_name="校验码")),
                        ("remark", models.TextField(blank=True, max_length=4000, verbose_name="备注")),
                        ("overdue_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="报送时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="更正原因")),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        ("freeze_at", models.DateTimeField(null=True)),
                        ("last", models.DateField(verbose_name="截止日")),
                        ("late_from", models.DateTimeField()),
                        ("send_at", models.DateTimeField(null=True)),
                        ("signed_at", models.DateTimeField(null=True, verbose_name="签核时间")),
                        (
                            "signed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签核人",
                            ),
                        ),
                        ("signers", models.CharField(blank=True, max_length=80)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "待编制"),
                                    ("draft", "草稿"),
                                    ("submitted", "已提交"),
                                    ("signed", "已签核"),
                                    ("sending", "报送中"),
                                    ("sent", "已报送"),
                                ],
                                db_default="draft",
                                default="expected",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at", None)),
                                fields=["due_at"],
                                name="report_run_unsent",
                            ),
                            models.Index(fields=["-period", "unit"], name="report_run_period"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "unit", "period", "version"), name="report_run_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced", False)),
                                fields=("kind", "unit", "period"),
                                name="report_run_one_latest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_by", None), ("state__in", ["sending", "sent"]), _connector="OR"
                                ),
                                name="report_run_sender",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                                    _connector="OR",
                                ),
                                name="report_run_sent_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "expected"), ("frozen_at__isnull", False), _connector="OR"
                                ),
                                name="report_run_frozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("signed_at", None), ("signed_by", None)),
                                    models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="report_run_signed_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("lesson", models.TextField(blank=True, max_length=2000, verbose_name="经验教训")),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="reports.reportrun",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [models.UniqueConstraint(fields=("run", "ticket"), name="case_once")],
                    },
                ),
                migrations.CreateModel(
                    name="DailySummary",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("results", models.TextField(max_length=2000, verbose_name="今日工作结果")),
                        ("quality", models.TextField(max_length=2000, verbose_name="服务质量检查")),
                        (
                            "problems",
                            models.TextField(blank=True, max_length=2000, verbose_name="问题与措施"),
                        ),
                        ("tomorrow", models.TextField(blank=True, max_length=2000, verbose_name="明日安排")),
                        ("at", models.DateTimeField(verbose_name="提交时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "run",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summary",
                                to="reports.reportrun",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="FormReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "visit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="form_reminder",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HandIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "paper",
                            models.CharField(
                                choices=[
                                    ("order", "派工单"),
                                    ("slip", "客户意见反馈单"),
                                    ("feedback_form", "售后信息反馈意见表"),
                                ],
                                max_length=16,
                                verbose_name="单据",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="交回时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("visit", "paper"), name="paper_once_per_visit")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "slot",
                            models.CharField(
                                choices=[
                                    ("quality", "质量中心"),
                                    ("technical", "技术中心"),
                                    ("marketing", "营销中心"),
                                    ("senior_leaders", "公司领导"),
                                    ("enterprise_management", "企管室"),
                                ],
                                max_length=24,
                                verbose_name="收件方",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="notifications.message",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="reports.reportrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "slot"), name="handover_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("item", models.CharField(max_length=40)),
                        ("decision", models.TextField(max_length=1000, verbose_name="决定")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="reports.reportrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [models.UniqueConstraint(fields=("run", "item"), name="minute_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Receiver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "slot",
                            models.CharField(
                                choices=[
                                    ("quality", "质量中心"),
                                    ("technical", "技术中心"),
                                    ("marketing", "营销中心"),
                                    ("senior_leaders", "公司领导"),
                                    ("enterprise_management", "企管室"),
                                ],
                                max_length=24,
                                unique=True,
                                verbose_name="收件方",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表收件方",
                        "verbose_name_plural": "报表收件方",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("user__isnull", False),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="receiver_is_somebody",
                                violation_error_message="请选择人员或填写邮箱。",
                            )
                        ],
                    },
                ),
            ]
        ),
        append_only("reports_handin"),
        append_only("reports_formreminder"),
    ]
