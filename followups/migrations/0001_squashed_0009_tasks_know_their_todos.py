"""The tables of `followups` as its first 9 steps leave them, made at once in an empty database."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("followups", "0001_initial"),
        ("followups", "0002_append_only"),
        ("followups", "0003_follow_up_of_all_kinds"),
        ("followups", "0004_calls_know_their_customer"),
        ("followups", "0005_calls_have_a_customer"),
        ("followups", "0006_written_once"),
        ("followups", "0007_installations_so_far"),
        ("followups", "0008_erasable_notes"),
        ("followups", "0009_tasks_know_their_todos"),
    ]
    dependencies = [
        ("core", "0007_erasing"),
        ("customers", "0003_links_and_consents"),
        ("deadlines", "0007_clocks_of_all_packs"),
        ("org", "0003_calendar_written_once"),
        ("packs", "0002_written_once"),
        ("tickets", "0003_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待回访"),
                                    ("partial", "答复不全"),
                                    ("reached", "已回访"),
                                    ("unreachable", "多次未联系上"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(verbose_name="最迟回访")),
                        ("not_before", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "satisfaction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("neutral", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                ],
                                max_length=20,
                                verbose_name="满意程度",
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, max_length=2000, verbose_name="客户意见")),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回访人",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.contact",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("after_service", "上门服务后"),
                                    ("after_installation", "安装后"),
                                    ("delivery", "交付后"),
                                    ("complaint", "投诉处理满意度"),
                                    ("regular", "定期回访"),
                                ],
                                default="after_service",
                                max_length=20,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "led_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.ticket",
                                verbose_name="转投诉",
                            ),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="followups.delivery",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["closed_at", "region"], name="call_closed"),
                            models.Index(
                                condition=models.Q(("state__in", ("open", "partial"))),
                                fields=["due_at", "id"],
                                name="call_waiting_due",
                            ),
                            models.Index(
                                condition=models.Q(("state__in", ("open", "partial"))),
                                fields=["region", "due_at", "id"],
                                name="call_waiting_region_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ticket__isnull", False)),
                                fields=("ticket", "kind", "round"),
                                name="call_kind_once_per_round",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ("open", "partial")), ("ticket__isnull", False)
                                ),
                                fields=("ticket", "kind"),
                                name="call_one_open_per_ticket_kind",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("delivery__isnull", False)),
                                fields=("delivery", "round"),
                                name="call_once_per_delivery_round",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "regular"), ("state__in", ("open", "partial"))),
                                fields=("customer",),
                                name="call_one_open_regular",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("delivery__isnull", False), ("kind", "delivery"), ("ticket", None)
                                    ),
                                    models.Q(("delivery", None), ("kind", "regular"), ("ticket", None)),
                                    models.Q(
                                        ("delivery", None),
                                        ("kind__in", ["after_service", "after_installation", "complaint"]),
                                        ("ticket__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_hangs_on_its_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("satisfaction", ""), ("state", "open")),
                                    models.Q(("closed_at", None), ("state", "partial")),
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("state", "reached"),
                                        models.Q(("satisfaction", ""), _negated=True),
                                    ),
                                    models.Q(("closed_at__isnull", False), ("state", "unreachable")),
                                    _connector="OR",
                                ),
                                name="call_closed_whole",
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
                        ("at", models.DateTimeField()),
                        ("day", models.DateField()),
                        ("reached", models.BooleanField()),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="followups.call",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ContactDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("phone", "电话"), ("sms", "短信")],
                                max_length=5,
                                verbose_name="方式",
                            ),
                        ),
                        ("at", models.DateTimeField()),
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_days",
                                to="customers.customer",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("customer", "day"), name="contact_day_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                            "order_number",
                            models.CharField(blank=True, max_length=40, verbose_name="订单号或合同号"),
                        ),
                        ("goods", models.CharField(max_length=120, verbose_name="交付内容")),
                        ("delivered_on", models.DateField(verbose_name="交付日期")),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.contact",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
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
                                verbose_name="地区",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-stream"],
                        "indexes": [models.Index(fields=["region", "-stream"], name="delivery_of_region")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("order_number", ""), _negated=True),
                                fields=("customer", "order_number", "delivered_on"),
                                name="delivery_of_order_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrameLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rank", models.PositiveIntegerField()),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.customer",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="frame",
                                to="followups.survey",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["region", "project", "rank"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "customer"), name="frame_customer_once"
                            ),
                            models.UniqueConstraint(
                                fields=("survey", "region", "project", "rank"),
                                name="frame_rank_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Installation",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="installation",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(verbose_name="安装结束")),
                        ("ended_on", models.DateField(verbose_name="安装日期")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="installations",
                                to="customers.customer",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["ended_on", "region"], name="installation_ended")],
                    },
                ),
                migrations.CreateModel(
                    name="InstallationNote",
                    fields=[
                        (
                            "call",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="installation_note",
                                serialize=False,
                                to="followups.call",
                            ),
                        ),
                        ("called_at", models.DateTimeField(verbose_name="通话时间")),
                        ("name", models.CharField(max_length=80, verbose_name="姓名")),
                        ("phone", models.CharField(max_length=30, verbose_name="电话")),
                        ("contract_number", models.CharField(max_length=40, verbose_name="合同号")),
                        ("address", models.CharField(max_length=200, verbose_name="地址")),
                        ("evaluation", models.TextField(max_length=2000, verbose_name="评价")),
                    ],
                ),
                migrations.CreateModel(
                    name="Interview",
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
                                choices=[
                                    ("drawn", "待调查"),
                                    ("answered", "已答复"),
                                    ("refused", "接通未答"),
                                    ("unreachable", "未联系上"),
                                ],
                                default="drawn",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("drawn_at", models.DateTimeField(verbose_name="抽取时间")),
                        ("not_before", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True,
                                choices=[("phone", "电话"), ("link", "链接")],
                                max_length=5,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "overall",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("neutral", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                ],
                                max_length=20,
                                verbose_name="总体满意度",
                            ),
                        ),
                        (
                            "product",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("neutral", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                ],
                                max_length=20,
                                verbose_name="产品质量",
                            ),
                        ),
                        (
                            "service",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("neutral", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                ],
                                max_length=20,
                                verbose_name="服务质量",
                            ),
                        ),
                        (
                            "attitude",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("neutral", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                ],
                                max_length=20,
                                verbose_name="服务态度",
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, max_length=2000, verbose_name="意见与建议")),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interview",
                                to="followups.frameline",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replacement",
                                to="followups.interview",
                            ),
                        ),
                        (
                            "surveyor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="调查人",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interviews",
                                to="followups.survey",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["line"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "drawn")),
                                fields=["surveyor", "not_before"],
                                name="interview_to_make",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("state", "answered"),
                                        models.Q(("overall", ""), _negated=True),
                                    ),
                                    models.Q(("closed_at", None), ("overall", ""), ("state", "drawn")),
                                    models.Q(("overall", ""), ("state__in", ["refused", "unreachable"])),
                                    _connector="OR",
                                ),
                                name="interview_answered_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterviewAttempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("day", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "interview",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="followups.interview",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                            "period",
                            models.CharField(
                                choices=[("week", "周计划"), ("month", "月计划"), ("year", "年计划")],
                                max_length=5,
                                verbose_name="周期",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="开始日期")),
                        ("last_day", models.DateField(verbose_name="结束日期")),
                        ("goals", models.TextField(max_length=2000, verbose_name="目标与安排")),
                        ("made_at", models.DateTimeField(verbose_name="制定时间")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        ("result", models.TextField(blank=True, max_length=2000, verbose_name="执行结果")),
                        (
                            "evaluation",
                            models.PositiveSmallIntegerField(
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="评价",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, max_length=2000, verbose_name="评价与总结")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="负责人",
                            ),
                        ),
                        (
                            "team",
                            models.ManyToManyField(
                                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="团队"
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
                        "ordering": ["-first_day", "period", "unit"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "period", "first_day"), name="plan_once_per_period"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="plan_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at", None),
                                    models.Q(
                                        ("evaluation__range", (1, 5)),
                                        models.Q(("result", ""), _negated=True),
                                        models.Q(("summary", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_closed_with_evaluation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("follow_up", "客户回访"),
                                    ("reception", "投诉接待督导"),
                                    ("training", "团队培训"),
                                    ("evaluation", "结果评估"),
                                    ("other", "其他"),
                                ],
                                default="follow_up",
                                max_length=12,
                                verbose_name="种类",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="任务")),
                        ("due_on", models.DateField(verbose_name="最晚日期")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                        ("result", models.CharField(blank=True, max_length=200, verbose_name="结果")),
                        (
                            "assignee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="执行人",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="followups.plan",
                            ),
                        ),
                        (
                            "todo",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                                verbose_name="待办",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RegularAnswers",
                    fields=[
                        (
                            "call",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="regular_answers",
                                serialize=False,
                                to="followups.call",
                            ),
                        ),
                        (
                            "knowledge",
                            models.TextField(blank=True, max_length=1000, verbose_name="产品知识掌握情况"),
                        ),
                        ("fit", models.TextField(blank=True, max_length=1000, verbose_name="功能是否合用")),
                        (
                            "attitude",
                            models.TextField(blank=True, max_length=1000, verbose_name="服务人员态度"),
                        ),
                        ("wishes", models.TextField(blank=True, max_length=1000, verbose_name="改进意见")),
                    ],
                ),
                migrations.CreateModel(
                    name="SatisfactionMonth",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="月份")),
                        ("satisfied", models.PositiveIntegerField(verbose_name="满意")),
                        ("rated", models.PositiveIntegerField(verbose_name="有效评价")),
                        ("fell", models.BooleanField(verbose_name="下降预警")),
                        ("counted_at", models.DateTimeField()),
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
                        "ordering": ["-month", "unit"],
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "month"), name="satisfaction_month_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
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
                        ("booked_for", models.DateTimeField(verbose_name="预约时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("booked", "已预约"),
                                    ("visited", "待补全"),
                                    ("done", "已完成"),
                                    ("cancelled", "已取消"),
                                ],
                                default="booked",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("visited_at", models.DateTimeField(null=True, verbose_name="到访时间")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                        ("returned_at", models.DateTimeField(null=True, verbose_name="返回时间")),
                        (
                            "heard",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="客户意见（反馈单背面）"
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.contact",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "pack_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="packs.packset",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
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
                                verbose_name="地区",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.site",
                                verbose_name="地址",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spot_checks",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "visitor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回访人",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["booked_for", "pk"],
                        "indexes": [models.Index(fields=["region", "booked_for"], name="visit_of_region")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(("done_at__isnull", False), ("visited_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="visit_done_with_times",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpotWeek",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("monday", models.DateField(verbose_name="周一")),
                        ("required", models.PositiveSmallIntegerField(verbose_name="应完成")),
                        ("done", models.PositiveSmallIntegerField(verbose_name="已完成")),
                        ("short", models.BooleanField(verbose_name="未达标")),
                        ("counted_at", models.DateTimeField()),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="地区",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "monday"), name="spot_week_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        (
                            "half",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "上半年"), (2, "下半年")], verbose_name="半年"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "待冻结"), ("sampled", "调查中"), ("closed", "已结束")],
                                default="draft",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(verbose_name="各层最低接通比例")),
                        ("confidence", models.PositiveSmallIntegerField(verbose_name="置信水平")),
                        ("algorithm", models.CharField(max_length=20, verbose_name="抽样方法")),
                        ("seed", models.CharField(blank=True, max_length=32, verbose_name="随机种子")),
                        ("population", models.PositiveIntegerField(null=True, verbose_name="客户总数")),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="冻结时间")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                    ],
                    options={
                        "ordering": ["-year", "-half"],
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "half"), name="survey_once_per_half"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("frozen_at", None), ("seed", ""), ("state", "draft")),
                                    models.Q(
                                        ("frozen_at__isnull", False),
                                        ("population__isnull", False),
                                        models.Q(("seed", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="survey_frozen_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TopicFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("installation", "安装"),
                                    ("design", "设计"),
                                    ("explanation", "讲解"),
                                ],
                                max_length=12,
                                verbose_name="检查内容",
                            ),
                        ),
                        (
                            "finding",
                            models.CharField(
                                choices=[("meets", "符合验收标准"), ("fails", "不符合验收标准")],
                                max_length=5,
                                verbose_name="结论",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="followups.visit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("visit", "topic"), name="topic_once_per_visit")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tracing",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="tracing",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="起")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="跟踪人",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="UsageMailing",
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
                        ("run_on", models.DateField(verbose_name="发送日")),
                        ("first_day", models.DateField(verbose_name="安装日期自")),
                        ("text", models.CharField(max_length=300, verbose_name="短信内容")),
                        ("made_at", models.DateTimeField(verbose_name="建立时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.job",
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
                        "ordering": ["-stream"],
                    },
                ),
                migrations.CreateModel(
                    name="UsageMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发送"),
                                    ("sent", "已提交发送"),
                                    ("no_consent", "未同意"),
                                    ("no_mobile", "无手机号"),
                                    ("contacted", "当日已联系"),
                                    ("asked", "已询问过"),
                                ],
                                default="waiting",
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        ("at", models.DateTimeField(null=True)),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.customer",
                            ),
                        ),
                        (
                            "installation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="followups.installation",
                            ),
                        ),
                        (
                            "mailing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="followups.usagemailing",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mailing", "customer"), name="usage_message_once_per_mailing"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "sent")),
                                fields=("installation",),
                                name="usage_message_sent_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Slip",
                    fields=[
                        (
                            "visit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="slip",
                                serialize=False,
                                to="followups.visit",
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="反馈单号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("with_visitor", "待交回"),
                                    ("received", "待承诺"),
                                    ("committed", "待落实"),
                                    ("served", "待客户签字"),
                                    ("signed", "待归还"),
                                    ("returned", "已归还"),
                                ],
                                default="with_visitor",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("filled_in", models.TextField(max_length=2000, verbose_name="客户填写")),
                        ("signer", models.CharField(max_length=40, verbose_name="签字人")),
                        ("signed_at", models.DateTimeField(verbose_name="签字时间")),
                        ("received_at", models.DateTimeField(null=True, verbose_name="交回时间")),
                        ("commitment", models.TextField(blank=True, max_length=2000, verbose_name="承诺")),
                        ("committed_at", models.DateTimeField(null=True, verbose_name="承诺时间")),
                        ("served_at", models.DateTimeField(null=True, verbose_name="落实时间")),
                        ("service", models.TextField(blank=True, max_length=2000, verbose_name="落实情况")),
                        (
                            "accepted_signer",
                            models.CharField(blank=True, max_length=40, verbose_name="确认签字人"),
                        ),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="客户确认")),
                        ("returned_at", models.DateTimeField(null=True, verbose_name="归还时间")),
                        (
                            "acceptance",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["received_at"], name="slip_received")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("received_at", None), ("state", "with_visitor")),
                                    models.Q(
                                        ("received_at__isnull", False),
                                        models.Q(("state", "with_visitor"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="slip_received_with_time",
                            )
                        ],
                    },
                ),
            ]
        ),
        append_only("followups_attempt"),
        erasable("followups_attempt", "note"),
        append_only("followups_contactday"),
        append_only("followups_spotweek"),
        append_only("followups_frameline"),
        append_only("followups_interviewattempt"),
        append_only("followups_satisfactionmonth"),
    ]
