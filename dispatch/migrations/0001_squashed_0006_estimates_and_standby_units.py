"""The tables of `dispatch` as its first 6 steps leave them, made at once in an empty database."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("dispatch", "0001_initial"),
        ("dispatch", "0002_phone_posts"),
        ("dispatch", "0003_field_exceptions"),
        ("dispatch", "0004_papers"),
        ("dispatch", "0005_not_repaired"),
        ("dispatch", "0006_estimates_and_standby_units"),
    ]
    dependencies = [
        ("core", "0002_append_only"),
        ("customers", "0002_append_only"),
        ("deadlines", "0004_departments_of_tasks"),
        ("org", "0003_calendar_written_once"),
        ("tickets", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        BtreeGistExtension(),
        CreateTables(
            [
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField(default=1)),
                        ("departed_at", models.DateTimeField(null=True, verbose_name="出发时间")),
                        ("departed_late", models.BooleanField(default=False, verbose_name="出发偏晚")),
                        ("arrived_at", models.DateTimeField(null=True, verbose_name="到场时间")),
                        ("checked_out_at", models.DateTimeField(null=True, verbose_name="离场时间")),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="dispatch.workorder",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="未完成离开")),
                        ("headquarters_at", models.DateTimeField(null=True, verbose_name="致电总部")),
                        (
                            "headquarters_missing",
                            models.CharField(blank=True, max_length=200, verbose_name="未致电总部的说明"),
                        ),
                        (
                            "outcome",
                            models.CharField(
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
                        ("outcome_note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "estimate_minutes",
                            models.PositiveSmallIntegerField(null=True, verbose_name="预计还需（分钟）"),
                        ),
                        ("estimated_at", models.DateTimeField(null=True, verbose_name="估时时间")),
                        (
                            "no_unit_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="未带备用机的原因"),
                        ),
                    ],
                    options={
                        "ordering": ["order", "n"],
                        "constraints": [
                            models.UniqueConstraint(fields=("order", "n"), name="visit_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("outcome", "")),
                                    models.Q(
                                        ("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="visit_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Technician",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "device_number",
                            models.CharField(blank=True, max_length=20, verbose_name="工作电话"),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="可派工")),
                        (
                            "skills",
                            models.ManyToManyField(
                                blank=True, related_name="technicians", to="org.skill", verbose_name="技能"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="technicians",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="technician",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "技师",
                        "verbose_name_plural": "技师",
                        "ordering": ["user__username"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("active", False),
                                    models.Q(("device_number", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="technician_active_is_reachable",
                                violation_error_message="没有工作电话的技师不能启用派工。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mismatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("reported", models.TextField(max_length=500, verbose_name="申报故障")),
                        ("actual", models.TextField(max_length=500, verbose_name="实际故障")),
                        ("action", models.TextField(max_length=500, verbose_name="处理措施")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "现场与申报不符",
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("contact_person", models.CharField(max_length=40, verbose_name="现场负责人")),
                        ("findings", models.TextField(max_length=1000, verbose_name="现场情况")),
                        ("proposal", models.TextField(max_length=1000, verbose_name="处理方案")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "现场情况",
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("problem", models.TextField(max_length=1000, verbose_name="无法解决的问题")),
                        (
                            "departments",
                            models.CharField(blank=True, max_length=200, verbose_name="涉及部门"),
                        ),
                        ("plan", models.TextField(blank=True, max_length=1000, verbose_name="确定的方案")),
                        ("planned_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "head",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "todo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "上报求助",
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "planned",
                            django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="计划时间"),
                        ),
                        ("live", models.BooleanField(default=True)),
                        (
                            "technician",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="dispatch.technician",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("live", True)),
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[("technician", "="), ("planned", "&&")],
                                name="assignment_no_overlap",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned__isempty", False),
                                    ("planned__lower_inf", False),
                                    ("planned__upper_inf", False),
                                ),
                                name="assignment_planned_is_bounded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="派工单号")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("dispatched", "已派工"),
                                    ("accepted", "已接单"),
                                    ("departed", "已出发"),
                                    ("on_site", "处理中"),
                                    ("work_done", "待客户确认"),
                                    ("signed", "已签字"),
                                    ("recorded", "已录入"),
                                    ("withdrawn", "已撤回"),
                                    ("declined", "已拒单"),
                                    ("reassigned", "已改派"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("dispatched_at", models.DateTimeField(verbose_name="派工时间")),
                        (
                            "instruction",
                            models.CharField(blank=True, max_length=500, verbose_name="派工说明"),
                        ),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="接单时间")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完工时间")),
                        ("signed_at", models.DateTimeField(null=True, verbose_name="签字时间")),
                        ("recorded_at", models.DateTimeField(null=True, verbose_name="录入时间")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("repaired", "已修复"),
                                    ("replaced", "已更换部件"),
                                    ("adjusted", "已调试"),
                                    ("installed", "已安装"),
                                    ("instructed", "已讲解指导"),
                                    ("no_fault", "未发现故障"),
                                    ("not_repaired", "未修复"),
                                ],
                                max_length=12,
                                verbose_name="处理结果",
                            ),
                        ),
                        (
                            "cause_code",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("quality", "产品质量"),
                                    ("wear", "自然损耗"),
                                    ("installation", "安装问题"),
                                    ("use", "使用不当"),
                                    ("environment", "环境或供电"),
                                    ("bought_in_part", "外购件"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="原因类别",
                            ),
                        ),
                        ("refused", models.BooleanField(default=False, verbose_name="拒签")),
                        ("content", models.TextField(blank=True, verbose_name="服务内容")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="撤回、拒单或改派原因"),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "dispatched_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "technician",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="dispatch.technician",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="work_orders",
                                to="tickets.ticket",
                            ),
                        ),
                        ("filed_at", models.DateTimeField(null=True, verbose_name="报公司备案")),
                        (
                            "form_missing",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="未填满意度调查表的原因"
                            ),
                        ),
                        (
                            "revisit_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="再次上门的原因"),
                        ),
                        ("suggestion", models.CharField(blank=True, max_length=500, verbose_name="客户建议")),
                    ],
                    options={
                        "verbose_name": "派工单",
                        "verbose_name_plural": "派工单",
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "accepted",
                                            "departed",
                                            "dispatched",
                                            "on_site",
                                            "signed",
                                            "work_done",
                                        ],
                                    )
                                ),
                                fields=["technician", "dispatched_at"],
                                name="workorder_open_of_technician",
                            ),
                            models.Index(fields=["dispatched_at"], name="workorder_dispatched"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "accepted",
                                            "departed",
                                            "dispatched",
                                            "on_site",
                                            "signed",
                                            "work_done",
                                        ],
                                    )
                                ),
                                fields=("ticket",),
                                name="workorder_one_live_per_ticket",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("signer", models.CharField(max_length=40, verbose_name="签字人")),
                        ("at", models.DateTimeField()),
                        (
                            "image",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signature",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ServiceReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("cause", models.TextField(blank=True, max_length=1000, verbose_name="故障原因")),
                        ("solution", models.TextField(blank=True, max_length=1000, verbose_name="解决方法")),
                        ("parts", models.CharField(blank=True, max_length=300, verbose_name="更换零件名称")),
                        ("opinion", models.TextField(blank=True, max_length=1000, verbose_name="用户意见")),
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
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RepairFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("product", models.CharField(max_length=120, verbose_name="产品")),
                        ("fault", models.TextField(max_length=500, verbose_name="故障现象")),
                        ("work", models.TextField(max_length=1000, verbose_name="维修内容")),
                        ("at", models.DateTimeField()),
                        (
                            "asset",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repair_files",
                                to="customers.asset",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repair_file",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Refusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField(max_length=500, verbose_name="拒签原因")),
                        ("at", models.DateTimeField()),
                        (
                            "photo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "todo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refusal",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "quality",
                            models.CharField(
                                choices=[("satisfied", "满意"), ("fair", "一般"), ("unsatisfied", "不满意")],
                                max_length=12,
                                verbose_name="服务质量",
                            ),
                        ),
                        (
                            "attitude",
                            models.CharField(
                                choices=[("satisfied", "满意"), ("fair", "一般"), ("unsatisfied", "不满意")],
                                max_length=12,
                                verbose_name="服务态度",
                            ),
                        ),
                        (
                            "time",
                            models.CharField(
                                choices=[("satisfied", "满意"), ("fair", "一般"), ("unsatisfied", "不满意")],
                                max_length=12,
                                verbose_name="服务时间",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Photo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="photos",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "slip_number",
                            models.CharField(max_length=24, unique=True, verbose_name="回执单号"),
                        ),
                        ("matter", models.CharField(max_length=200, verbose_name="服务事项")),
                        ("filled_at", models.DateTimeField(verbose_name="填写时间")),
                        (
                            "filled_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ledger_line",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ChecklistTick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.CharField(
                                choices=[
                                    ("customer", "已了解客户情况"),
                                    ("tools", "工具已带齐"),
                                    ("equipment", "设备、配件已检查"),
                                    ("documents", "单据、资料已备齐"),
                                ],
                                max_length=10,
                                verbose_name="检查项",
                            ),
                        ),
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
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticks",
                                to="dispatch.workorder",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("order", "item"), name="tick_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PhonePost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("step", models.CharField(max_length=40)),
                        ("done_at_device", models.DateTimeField()),
                        ("sent_at_device", models.DateTimeField()),
                        ("received_at", models.DateTimeField()),
                        ("skew_seconds", models.IntegerField()),
                        ("at", models.DateTimeField()),
                        ("doubted", models.BooleanField(default=False)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("applied", "已生效"),
                                    ("refused", "未通过检查"),
                                    ("conflict", "与现状冲突"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("fields", models.JSONField(default=dict)),
                        ("adopted", models.BooleanField(null=True)),
                        ("decision", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phone_posts",
                                to="dispatch.workorder",
                            ),
                        ),
                        (
                            "todo",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    models.Q(("outcome", "applied"), _negated=True), ("decided_at", None)
                                ),
                                fields=["order"],
                                name="phone_post_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("by", "key"), name="phone_post_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhoneFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="dispatch.phonepost",
                            ),
                        ),
                    ],
                ),
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quality_flag",
                                to="dispatch.workorder",
                            ),
                        ),
                        (
                            "todo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                            ),
                        ),
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "临时离场",
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("back_at", None)),
                                fields=("visit",),
                                name="stepout_one_at_a_time",
                            )
                        ],
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
                        (
                            "root_cause",
                            models.TextField(blank=True, max_length=1000, verbose_name="根本原因"),
                        ),
                        ("lesson", models.TextField(blank=True, max_length=1000, verbose_name="经验教训")),
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
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trip_report",
                                to="dispatch.workorder",
                            ),
                        ),
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
                                choices=[("added", "增项"), ("dropped", "减项")],
                                max_length=8,
                                verbose_name="类型",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "todo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deadlines.todo",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
                                to="dispatch.visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "增减项",
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "agreed"), _negated=True),
                                    ("amount", None),
                                    ("customer_agreed", True),
                                    _connector="OR",
                                ),
                                name="workitem_charged_with_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("state", "proposed")),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="workitem_decided_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="单号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dispatch_order", "派工单"),
                                    ("feedback_slip", "客户意见反馈单"),
                                    ("installation", "安装单"),
                                    ("quality_slip", "产品质量处理单"),
                                    ("quality_opinion", "客户产品质量处理意见表"),
                                    ("feedback_form", "售后信息反馈意见表"),
                                    ("handling_slip", "客户服务处理单"),
                                    ("phone_record", "电话服务记录"),
                                    ("service_report", "服务报告"),
                                    ("satisfaction", "满意度调查表"),
                                    ("rescue_slip", "紧急救援单"),
                                    ("rescue_record", "救援记录"),
                                    ("vehicle_task", "任务委托书"),
                                    ("vehicle_acceptance", "车辆安装验收单"),
                                ],
                                max_length=20,
                                verbose_name="单据",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="开具时间")),
                        ("made_by_id", models.BigIntegerField(null=True)),
                        ("made_by_name", models.CharField(max_length=80, verbose_name="开具人")),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="dispatch.workorder",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单据",
                        "verbose_name_plural": "单据",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("order__isnull", False)),
                                fields=("order", "kind"),
                                name="paper_once_per_order",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("order", None)),
                                fields=("ticket", "kind"),
                                name="paper_once_per_ticket",
                            ),
                        ],
                    },
                ),
            ]
        ),
        append_only("dispatch_formpaper"),
    ]
