"""The tables of `tickets` as its first 23 steps leave them, made at once in an empty database."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("tickets", "0001_initial"),
        ("tickets", "0002_append_only"),
        ("tickets", "0003_imports"),
        ("tickets", "0004_alarms"),
        ("tickets", "0005_alarms_written_once"),
        ("tickets", "0006_notes_of_customers"),
        ("tickets", "0007_handling_of_complaints"),
        ("tickets", "0008_progress_so_far"),
        ("tickets", "0009_progress_always"),
        ("tickets", "0010_import_page"),
        ("tickets", "0011_hotline"),
        ("tickets", "0012_hotline_written_once"),
        ("tickets", "0013_erasable_texts"),
        ("tickets", "0014_what_ifs_of_drafts"),
        ("tickets", "0015_what_ifs_written_once"),
        ("tickets", "0016_referrals_and_criteria"),
        ("tickets", "0017_file_of_the_resolution"),
        ("tickets", "0018_money_and_redress"),
        ("tickets", "0019_what_is_not_collected"),
        ("tickets", "0020_money_written_once"),
        ("tickets", "0021_merged_tickets"),
        ("tickets", "0022_merges_written_once"),
        ("tickets", "0023_promises_of_warranty"),
    ]
    dependencies = [
        ("core", "0009_fewer_indexes"),
        ("customers", "0005_plates_entitlements_and_merges"),
        ("knowledge", "0001_initial"),
        ("notifications", "0004_alerts_of_unread"),
        ("org", "0015_procurement_department"),
        ("packs", "0003_drafts_of_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Ticket",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("registered", "已登记"),
                                    ("awaiting_approval", "待审批"),
                                    ("approved", "已批准"),
                                    ("dispatched", "已派工"),
                                    ("accepted", "已接单"),
                                    ("departed", "已出发"),
                                    ("on_site", "已到场"),
                                    ("work_done", "已完工"),
                                    ("signed", "已签字"),
                                    ("recorded", "已录入"),
                                    ("followed_up", "已回访"),
                                    ("archived", "已归档"),
                                    ("phone_resolved", "电话解决"),
                                    ("cancelled", "已取消"),
                                ],
                                default="registered",
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "intent",
                            models.CharField(
                                choices=[
                                    ("consultation", "咨询"),
                                    ("booking", "服务预约"),
                                    ("complaint", "投诉"),
                                ],
                                max_length=12,
                                verbose_name="来意",
                            ),
                        ),
                        (
                            "service_type",
                            models.CharField(
                                choices=[
                                    ("installation", "安装调试"),
                                    ("support", "技术支持"),
                                    ("repair", "维修保养"),
                                    ("training", "客户培训"),
                                    ("complaint", "投诉处理"),
                                ],
                                max_length=12,
                                verbose_name="服务类型",
                            ),
                        ),
                        (
                            "urgency",
                            models.CharField(
                                choices=[("general", "一般"), ("urgent", "紧急")],
                                max_length=8,
                                verbose_name="紧急程度",
                            ),
                        ),
                        ("fault", models.BooleanField(default=False, verbose_name="故障报修")),
                        (
                            "dissatisfied",
                            models.BooleanField(default=False, verbose_name="客户不满或涉及人员"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                max_length=8,
                                verbose_name="渠道",
                            ),
                        ),
                        ("registered_at", models.DateTimeField(verbose_name="登记时间")),
                        ("typed_in_at", models.DateTimeField(verbose_name="录入时间")),
                        ("description", models.TextField(verbose_name="问题描述")),
                        ("next_due_at", models.DateTimeField(null=True, verbose_name="最近时限")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="关闭时间")),
                        ("is_imported", models.BooleanField(default=False, verbose_name="导入")),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "asset",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tickets",
                                to="customers.asset",
                                verbose_name="设备",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="技师",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tickets",
                                to="customers.contact",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tickets",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="负责人",
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
                                db_index=False,
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
                                db_index=False,
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
                            "typed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.faultcategory",
                                verbose_name="故障类别",
                            ),
                        ),
                        ("agitated", models.BooleanField(default=False, verbose_name="客户情绪激动")),
                    ],
                    options={
                        "verbose_name": "工单",
                        "verbose_name_plural": "工单",
                        "indexes": [
                            models.Index(fields=["-registered_at", "-stream"], name="ticket_recent"),
                            models.Index(
                                fields=["region", "-registered_at", "-stream"], name="ticket_region_recent"
                            ),
                            models.Index(
                                fields=["project", "-registered_at", "-stream"], name="ticket_project_recent"
                            ),
                            models.Index(
                                fields=["customer", "-registered_at"], name="ticket_customer_recent"
                            ),
                            models.Index(
                                fields=["assignee", "-registered_at", "-stream"],
                                name="ticket_assignee_recent",
                            ),
                            models.Index(
                                fields=["status", "-registered_at", "-stream"], name="ticket_status_recent"
                            ),
                            models.Index(
                                condition=models.Q(("closed_at", None), ("next_due_at__isnull", False)),
                                fields=["region", "next_due_at", "stream"],
                                name="ticket_open_region_due",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at", None), ("next_due_at__isnull", False)),
                                fields=["next_due_at", "stream"],
                                name="ticket_open_due",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", False)),
                                fields=["region", "closed_at"],
                                name="ticket_region_closed",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        (
                                            "status__in",
                                            frozenset(["archived", "cancelled", "phone_resolved"]),
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "status__in",
                                                frozenset(["archived", "cancelled", "phone_resolved"]),
                                            ),
                                            _negated=True,
                                        ),
                                        ("closed_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="ticket_closed_with_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "status__in",
                                            frozenset(
                                                ["accepted", "departed", "dispatched", "on_site", "work_done"]
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                    ("assignee__isnull", False),
                                    _connector="OR",
                                ),
                                name="ticket_in_hand_has_technician",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("intent", "consultation"), ("service_type__in", ("support",))),
                                    models.Q(
                                        ("intent", "booking"),
                                        ("service_type__in", ("installation", "repair", "training")),
                                    ),
                                    models.Q(("intent", "complaint"), ("service_type__in", ("complaint",))),
                                    _connector="OR",
                                ),
                                name="ticket_type_fits_intent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FaultCategory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "initials",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="拼音首字母"
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="tickets.faultcategory",
                                verbose_name="上级类别",
                            ),
                        ),
                        (
                            "skill",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.skill",
                                verbose_name="所需技能",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "故障类别",
                        "verbose_name_plural": "故障类别",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="acknowledgement",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("number", models.CharField(max_length=24, verbose_name="工单号")),
                        ("next_step", models.CharField(max_length=120, verbose_name="下一步")),
                        ("latest_at", models.DateTimeField(verbose_name="最迟时间")),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                                    ("note", "备注"),
                                    ("override", "改判理由"),
                                    ("cancellation", "取消理由"),
                                    ("resolution", "解决方法"),
                                    ("handling", "处理情况"),
                                    ("instruction", "督办意见"),
                                    ("media", "媒体介入情况"),
                                    ("imported", "导入说明"),
                                    ("customer", "客户留言"),
                                    ("letter", "客户来信"),
                                    ("answer", "邮件答复"),
                                    ("proposal", "处理建议"),
                                ],
                                default="note",
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField(verbose_name="内容")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Reclassification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("changes", models.JSONField()),
                        ("lowered", models.BooleanField()),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="理由")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reclassifications",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lowered", False),
                                    models.Q(("by__isnull", False), models.Q(("reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="reclassification_lowered_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reopening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reopenings",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("ticket", "round"), name="reopening_round_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="complaint",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "complaint_class",
                            models.CharField(default="other", max_length=20, verbose_name="投诉类别"),
                        ),
                        (
                            "severity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("general", "一般投诉"),
                                    ("major", "重大投诉"),
                                    ("crisis", "危机事件"),
                                ],
                                max_length=8,
                                verbose_name="严重程度",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("verifying", "核实中"),
                                    ("handling", "处理中"),
                                    ("closure_proposed", "待确认结案"),
                                    ("closed", "已结案"),
                                ],
                                default="verifying",
                                max_length=18,
                                verbose_name="阶段",
                            ),
                        ),
                        ("founded", models.BooleanField(null=True, verbose_name="是否属实")),
                        ("verified_at", models.DateTimeField(null=True, verbose_name="核实时间")),
                        ("cause", models.TextField(blank=True, verbose_name="原因")),
                        ("outcome", models.TextField(blank=True, verbose_name="处理结果")),
                        ("proposed_at", models.DateTimeField(null=True, verbose_name="提出结案时间")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结案时间")),
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
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verified_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="客户意见")),
                        ("demand", models.TextField(blank=True, verbose_name="客户诉求")),
                        (
                            "department",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("after_sales", "售后服务"),
                                    ("technical", "技术"),
                                    ("production", "生产"),
                                    ("sales", "销售"),
                                    ("quality", "质量"),
                                    ("logistics", "物流"),
                                    ("finance", "财务"),
                                    ("property", "物业"),
                                    ("brand", "品牌"),
                                    ("procurement", "采购"),
                                ],
                                max_length=12,
                                verbose_name="责任部门",
                            ),
                        ),
                        ("evidence", models.TextField(blank=True, verbose_name="核实依据")),
                        ("facts_confirmed_at", models.DateTimeField(null=True, verbose_name="事实确认时间")),
                        (
                            "facts_confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handler",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处理人",
                            ),
                        ),
                        ("media_at", models.DateTimeField(null=True, verbose_name="媒体介入")),
                        (
                            "media_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, verbose_name="责任部门意见")),
                        (
                            "process_score",
                            models.PositiveSmallIntegerField(null=True, verbose_name="对过程满意度"),
                        ),
                        ("progress_at", models.DateTimeField(verbose_name="最近进展")),
                        (
                            "result_score",
                            models.PositiveSmallIntegerField(null=True, verbose_name="对结果满意度"),
                        ),
                        ("unhandled_since", models.DateTimeField(null=True)),
                        (
                            "claim",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="索赔金额"
                            ),
                        ),
                        ("injury", models.BooleanField(default=False, verbose_name="人身伤害或安全风险")),
                        ("same_cause_at", models.DateTimeField(null=True, verbose_name="同因多发")),
                        (
                            "fault_confirmed_at",
                            models.DateTimeField(null=True, verbose_name="产品故障确认时间"),
                        ),
                        (
                            "fault_confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投诉",
                        "verbose_name_plural": "投诉",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage", "closed"), _negated=True),
                                fields=["progress_at", "ticket"],
                                name="complaint_open_progress",
                            ),
                            models.Index(
                                condition=models.Q(("unhandled_since__isnull", False)),
                                fields=["unhandled_since"],
                                name="complaint_unhandled",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", False)),
                                fields=["closed_at"],
                                name="complaint_closed",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage", "verifying"),
                                    ("severity__in", ["general", "major", "crisis"]),
                                    _connector="OR",
                                ),
                                name="complaint_severity_after_verifying",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("founded", None), ("verified_at", None)),
                                    models.Q(("founded__isnull", False), ("verified_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="complaint_verified_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", False), ("stage", "closed")),
                                    models.Q(
                                        models.Q(("stage", "closed"), _negated=True), ("closed_at", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_closed_with_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ["closure_proposed", "closed"]), _negated=True),
                                    models.Q(
                                        ("proposed_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_outcome_before_closing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("process_score", None), ("result_score", None)),
                                    models.Q(
                                        ("process_score__range", (1, 5)), ("result_score__range", (1, 5))
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_both_scores",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TicketSearch",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="search",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "tokens",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), size=None
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["tokens"], name="ticket_search_tokens"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "我方去电"), ("in", "客户来电")],
                                default="out",
                                max_length=3,
                                verbose_name="方向",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                default="phone",
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("reached", models.BooleanField(verbose_name="已联系上")),
                        ("agreed_at", models.DateTimeField(null=True, verbose_name="约定到场时间")),
                        ("note", models.TextField(blank=True, verbose_name="通话要点")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("agreed_at", None), ("reached", True), _connector="OR"),
                                name="contact_agreed_means_reached",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="文件")),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("encoding", models.CharField(max_length=20, verbose_name="编码")),
                        ("options", models.JSONField(default=dict)),
                        ("started_at", models.DateTimeField(verbose_name="开始")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="完成")),
                        ("accepted", models.PositiveIntegerField(default=0, verbose_name="已导入")),
                        ("rejected", models.PositiveIntegerField(default=0, verbose_name="未导入")),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                    ],
                    options={
                        "verbose_name": "导入批次",
                        "verbose_name_plural": "导入批次",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="行号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("accepted", "已导入"),
                                    ("rejected", "未导入"),
                                    ("withdrawn", "已撤回"),
                                ],
                                max_length=9,
                                verbose_name="结果",
                            ),
                        ),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        (
                            "reasons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="原因")),
                        ("cells", models.JSONField(default=list)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="tickets.importbatch",
                            ),
                        ),
                        (
                            "ticket",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_row",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["batch", "line"],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "line"), name="import_row_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "accepted")),
                                fields=("digest",),
                                name="import_call_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["accepted", "withdrawn"]), ("ticket__isnull", False)
                                    ),
                                    models.Q(("state", "rejected"), ("ticket", None)),
                                    _connector="OR",
                                ),
                                name="import_accepted_has_ticket",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AlarmCase",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="alarm_case",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("fault_code", models.CharField(max_length=40, verbose_name="故障代码")),
                        ("is_open", models.BooleanField(default=True)),
                        (
                            "asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alarm_cases",
                                to="customers.asset",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["asset", "fault_code"], name="alarm_case_of_unit")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_open", True)),
                                fields=("asset", "fault_code"),
                                name="alarm_case_one_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alarm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("occurred_at", models.DateTimeField(verbose_name="发生时间")),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("message", models.CharField(blank=True, max_length=500, verbose_name="告警内容")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alarms",
                                to="tickets.alarmcase",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
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
                                choices=[("time", "时间"), ("money", "金额"), ("cover", "质保期")],
                                max_length=5,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="金额"
                            ),
                        ),
                        ("promised_at", models.DateTimeField(null=True, verbose_name="承诺时间")),
                        ("words", models.CharField(max_length=500, verbose_name="承诺内容")),
                        ("asked_at", models.DateTimeField()),
                        ("made_at", models.DateTimeField(null=True)),
                        (
                            "approval",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.approval",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承诺人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "months",
                            models.PositiveSmallIntegerField(null=True, verbose_name="承诺质保期（月）"),
                        ),
                    ],
                    options={
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("made_at", None), ("made_by", None)),
                                    models.Q(("made_at__isnull", False), ("made_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="commitment_made_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("made_at__isnull", False), ("approval__isnull", False), _connector="OR"
                                ),
                                name="commitment_made_or_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("amount__gt", 0),
                                        ("kind", "money"),
                                        ("months", None),
                                        ("promised_at", None),
                                    ),
                                    models.Q(
                                        ("amount", None),
                                        ("kind", "time"),
                                        ("months", None),
                                        ("promised_at__isnull", False),
                                    ),
                                    models.Q(
                                        ("amount", None),
                                        ("kind", "cover"),
                                        ("months__gt", 0),
                                        ("promised_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_of_one_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("customer", "客户陈述"),
                                    ("staff", "员工陈述"),
                                    ("record", "系统记录"),
                                    ("site", "现场查勘"),
                                    ("paper", "书面材料"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="事实")),
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
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="tickets.complaint",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CustomerMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "department",
                            models.CharField(
                                choices=[
                                    ("after_sales", "售后服务"),
                                    ("technical", "技术"),
                                    ("production", "生产"),
                                    ("sales", "销售"),
                                    ("quality", "质量"),
                                    ("logistics", "物流"),
                                    ("finance", "财务"),
                                    ("property", "物业"),
                                    ("brand", "品牌"),
                                    ("procurement", "采购"),
                                ],
                                max_length=12,
                                verbose_name="部门",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("inbox", "站内消息"), ("email", "电子邮件"), ("sms", "短信")],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="内容")),
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
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="notifications.message",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="customer_messages",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        (
                            "department",
                            models.CharField(
                                choices=[
                                    ("after_sales", "售后服务"),
                                    ("technical", "技术"),
                                    ("production", "生产"),
                                    ("sales", "销售"),
                                    ("quality", "质量"),
                                    ("logistics", "物流"),
                                    ("finance", "财务"),
                                    ("property", "物业"),
                                    ("brand", "品牌"),
                                    ("procurement", "采购"),
                                ],
                                max_length=12,
                                verbose_name="责任部门",
                            ),
                        ),
                        ("score", models.PositiveSmallIntegerField(verbose_name="评分")),
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
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="department_scores",
                                to="tickets.complaint",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["at", "department"], name="department_score_time")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("complaint", "round"), name="department_score_once_a_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__range", (1, 5))), name="department_score_1_to_5"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Following",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField()),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followings",
                                to="tickets.complaint",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("complaint", "user"), name="following_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="org.unit",
                                verbose_name="项目",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="交楼日期")),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["day", "project"],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=30)),
                        ("title", models.CharField(max_length=80, verbose_name="检查表")),
                        ("items", models.JSONField(verbose_name="检查项")),
                        ("due_on", models.DateField(verbose_name="最晚日期")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                        ("findings", models.TextField(blank=True, verbose_name="发现与措施")),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="tickets.handover",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("handover", "code"), name="handover_check_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("done_by", None)),
                                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="handover_check_done_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Penalty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("contractor", models.CharField(blank=True, max_length=80, verbose_name="承包单位")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="金额"
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="事由")),
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
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penalties",
                                to="tickets.complaint",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="员工",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("person", None), ("contractor", ""), _connector="XOR"),
                                name="penalty_of_one_person_or_contractor",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                                name="penalty_amount_positive",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("media", "媒体"), ("public", "公众")],
                                max_length=8,
                                verbose_name="对象",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="口径内容")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ImportDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("file", models.FileField(blank=True, upload_to="jobs/%Y/%m/")),
                        ("file_name", models.CharField(max_length=160, verbose_name="文件")),
                        ("encoding", models.CharField(max_length=20, verbose_name="编码")),
                        ("delimiter", models.CharField(max_length=1)),
                        ("header", models.JSONField(default=list)),
                        ("places", models.JSONField(default=dict)),
                        ("options", models.JSONField(default=dict)),
                        ("at", models.DateTimeField(verbose_name="上传时间")),
                        (
                            "batch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafts",
                                to="tickets.importbatch",
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
                            "job",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.job",
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.job",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ChargeCategory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=20, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("rank", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "is_collected",
                            models.BooleanField(
                                default=True,
                                help_text="收取的金额须有收据，才能归档。",
                                verbose_name="向客户收取",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务收费类别",
                        "verbose_name_plural": "服务收费类别",
                        "ordering": ["rank", "code"],
                    },
                ),
                migrations.CreateModel(
                    name="RescueSlip",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="rescue_slip",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("called_at", models.DateTimeField(verbose_name="求救时间")),
                        ("plate", models.CharField(max_length=16, verbose_name="车牌号")),
                        ("vehicle_model", models.CharField(max_length=40, verbose_name="车型")),
                        ("mileage", models.PositiveIntegerField(verbose_name="里程（公里）")),
                        ("repaired_elsewhere", models.BooleanField(verbose_name="是否在他处修理过")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("call_id", models.CharField(max_length=80, unique=True, verbose_name="通话编号")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "我方去电"), ("in", "客户来电")],
                                default="in",
                                max_length=3,
                                verbose_name="方向",
                            ),
                        ),
                        ("caller", models.CharField(blank=True, max_length=40, verbose_name="来电号码")),
                        ("started_at", models.DateTimeField(verbose_name="来电时间")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="接听时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        ("rings", models.PositiveSmallIntegerField(null=True, verbose_name="响铃次数")),
                        ("wait_seconds", models.PositiveIntegerField(null=True, verbose_name="等待秒数")),
                        (
                            "line",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="knowledge.line",
                                verbose_name="线路",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phone_calls",
                                to="tickets.ticket",
                                verbose_name="工单",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通话",
                        "verbose_name_plural": "通话",
                        "indexes": [models.Index(fields=["-started_at"], name="call_recent")],
                    },
                ),
                migrations.CreateModel(
                    name="CallLeg",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField(default=1)),
                        ("extension", models.CharField(max_length=20, verbose_name="分机")),
                        ("started_at", models.DateTimeField(verbose_name="振铃时间")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="接听时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "agent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="坐席",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legs",
                                to="tickets.call",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["call", "n"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at", None)),
                                fields=["agent", "-started_at"],
                                name="call_leg_at_agent",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "n"), name="call_leg_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Charge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="金额")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="时间")),
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
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="charges",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="charges",
                                to="tickets.chargecategory",
                                verbose_name="收费类别",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["at"], name="charge_at")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True), name="charge_of_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IntakeDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(unique=True)),
                        ("form", models.CharField(max_length=12)),
                        ("title", models.CharField(blank=True, max_length=60, verbose_name="标题")),
                        ("data", models.JSONField(default=dict)),
                        ("typed_at", models.BigIntegerField(default=0)),
                        ("begun_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField(verbose_name="保存时间")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="intake_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "受理草稿",
                        "verbose_name_plural": "受理草稿",
                        "ordering": ["begun_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                max_length=8,
                                verbose_name="渠道",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "我方去电"), ("in", "客户来电")],
                                default="in",
                                max_length=3,
                                verbose_name="方向",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="收发时间")),
                        ("sender", models.CharField(max_length=80, verbose_name="来函人")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                        ("content", models.TextField(max_length=5000, verbose_name="内容")),
                        (
                            "pages",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="页数"),
                        ),
                        ("fax_number", models.CharField(blank=True, max_length=30, verbose_name="传真号码")),
                        ("archived_at", models.DateTimeField(null=True, verbose_name="归档时间")),
                        (
                            "archived_by",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "handler",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
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
                                verbose_name="地区",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="tickets.ticket",
                                verbose_name="工单",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "来函",
                        "verbose_name_plural": "来函",
                        "indexes": [models.Index(fields=["-at"], name="letter_recent")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", "fax"), _negated=True),
                                    models.Q(
                                        ("pages__isnull", False), models.Q(("fax_number", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_fax_with_pages_and_number",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("list_version", models.CharField(max_length=10, verbose_name="价目表")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="价格")),
                        ("at", models.DateTimeField(verbose_name="时间")),
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
                            "price",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="knowledge.price",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotes",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Repeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                max_length=8,
                                verbose_name="渠道",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="内容")),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.call",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repeats",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="答复时间")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="答复内容")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="tickets.letter",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("extension", models.CharField(max_length=20, unique=True, verbose_name="分机")),
                        ("since", models.DateTimeField()),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seat",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TicketLink",
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
                                choices=[("duplicate", "重复受理"), ("repeat", "再次报修")],
                                max_length=10,
                                verbose_name="关系",
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
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linked",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ticket", "first"), name="ticket_link_once"),
                            models.CheckConstraint(
                                condition=models.Q(("ticket", models.F("first")), _negated=True),
                                name="ticket_link_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="排队号")),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="称呼")),
                        ("arrived_at", models.DateTimeField(verbose_name="到达时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等候中"),
                                    ("serving", "接待中"),
                                    ("done", "已接待"),
                                    ("left", "已离开"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("called_at", models.DateTimeField(null=True, verbose_name="叫号时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "jump_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="提前接待的理由"),
                        ),
                        ("jumped_over", models.PositiveSmallIntegerField(default=0)),
                        (
                            "served_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="接待人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                        "verbose_name": "来访客户",
                        "verbose_name_plural": "来访客户",
                        "ordering": ["unit", "day", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "day", "number"), name="visitor_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("jumped_over", 0),
                                    models.Q(("jump_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="visitor_jump_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WhatIf",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("revision", models.PositiveIntegerField()),
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(verbose_name="至")),
                        ("hours", models.JSONField(default=dict)),
                        ("figures", models.JSONField()),
                        ("at", models.DateTimeField(verbose_name="计算时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="计算人",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="what_ifs",
                                to="packs.packdraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("authority", models.CharField(max_length=80, verbose_name="主管部门")),
                        ("document", models.CharField(max_length=60, verbose_name="文号")),
                        ("received_on", models.DateField(verbose_name="收到日期")),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(null=True, verbose_name="办理工作日"),
                        ),
                        ("last_day", models.DateField(null=True, verbose_name="限期")),
                        ("n", models.PositiveSmallIntegerField(default=1)),
                        ("at", models.DateTimeField()),
                        ("met_on", models.DateField(null=True, verbose_name="会议日期")),
                        ("attendees", models.CharField(blank=True, max_length=200, verbose_name="参会人")),
                        ("resolution", models.TextField(blank=True, verbose_name="会议决议")),
                        ("resolved_at", models.DateTimeField(null=True)),
                        ("reply", models.TextField(blank=True, verbose_name="答复内容")),
                        ("replied_at", models.DateTimeField(null=True, verbose_name="答复时间")),
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
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="tickets.complaint",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "resolved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "resolution_file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                                verbose_name="决议文件",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("complaint", "authority", "document"), name="referral_document_once"
                            ),
                            models.UniqueConstraint(fields=("complaint", "n"), name="referral_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("last_day__isnull", False), ("working_days", None)),
                                    models.Q(("last_day", None), ("working_days__gt", 0)),
                                    _connector="OR",
                                ),
                                name="referral_one_deadline",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("resolved_at", None),
                                    models.Q(
                                        ("met_on__isnull", False), models.Q(("attendees", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_resolution_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replied_at", None), ("resolved_at__isnull", False), _connector="OR"
                                ),
                                name="referral_reply_after_resolution",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Damage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("thing", models.CharField(max_length=120, verbose_name="受损物品")),
                        ("words", models.CharField(max_length=500, verbose_name="损坏情况")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="damages",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Redress",
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
                                    ("apology", "致歉"),
                                    ("explanation", "说明解释"),
                                    ("substitute", "提供代用品"),
                                    ("soothing", "安抚措施"),
                                ],
                                max_length=12,
                                verbose_name="方式",
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="内容")),
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
                            "damage",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="apology",
                                to="tickets.damage",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redress",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Compensation",
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
                                    ("complaint", "投诉赔付"),
                                    ("interim", "先行补偿"),
                                    ("damage", "财物损坏赔偿"),
                                ],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="金额")),
                        ("words", models.CharField(max_length=500, verbose_name="事由")),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                        ("granted_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                        ("paid_at", models.DateTimeField(null=True, verbose_name="付款时间")),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="付款凭证号")),
                        (
                            "approval",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.approval",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "granted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="付款登记人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="compensations",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "damage",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claim",
                                to="tickets.damage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["asked_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("granted_at__isnull", False), ("paid_at", None)),
                                fields=["granted_at"],
                                name="compensation_unpaid",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="compensation_positive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("damage__isnull", False), ("kind", "damage")),
                                    models.Q(models.Q(("kind", "damage"), _negated=True), ("damage", None)),
                                    _connector="OR",
                                ),
                                name="compensation_of_damage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_at", None), ("granted_at__isnull", False), _connector="OR"
                                ),
                                name="compensation_granted_then_paid",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="收据号")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="金额")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("cash", "现金"),
                                    ("wechat", "微信"),
                                    ("alipay", "支付宝"),
                                    ("card", "刷卡"),
                                    ("transfer", "转账"),
                                ],
                                max_length=8,
                                verbose_name="付款方式",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="收款时间")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收款人",
                            ),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="tickets.receipt",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__gt", 0), ("corrects", None)),
                                    models.Q(("amount__lt", 0), ("corrects__isnull", False)),
                                    _connector="OR",
                                ),
                                name="receipt_or_correction",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("corrects", models.F("id")), _negated=True),
                                name="receipt_corrects_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepeatRepair",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="repeat_repair",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                        (
                            "cause",
                            models.CharField(
                                blank=True,
                                choices=[("personal", "人员原因"), ("other", "其他原因")],
                                max_length=8,
                                verbose_name="返修原因",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("cause_at", models.DateTimeField(null=True)),
                        (
                            "cause_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repaired_again",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cause", ""), ("cause_at", None)),
                                    models.Q(
                                        models.Q(("cause", ""), _negated=True), ("cause_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="repeat_cause_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitConsent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=10, null=True, verbose_name="告知金额"
                            ),
                        ),
                        (
                            "list_version",
                            models.CharField(blank=True, max_length=10, verbose_name="告知价目表"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("email", "电子邮件"),
                                    ("web", "网站"),
                                    ("shop", "门店来访"),
                                    ("im", "即时通讯"),
                                    ("chat", "在线客服"),
                                    ("app", "手机应用"),
                                    ("letter", "信函"),
                                    ("card", "贺卡"),
                                    ("fax", "传真"),
                                    ("alarm", "设备告警"),
                                ],
                                max_length=8,
                                verbose_name="告知方式",
                            ),
                        ),
                        ("told_at", models.DateTimeField(verbose_name="告知时间")),
                        ("agreed", models.BooleanField(null=True, verbose_name="是否同意")),
                        ("given_by", models.CharField(blank=True, max_length=40, verbose_name="答复人")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visit_consents",
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="告知人",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0),
                                    models.Q(("list_version", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="visit_consent_tells_a_price",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed", None), ("answered_at", None)),
                                    models.Q(("agreed__isnull", False), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="visit_consent_answered_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TicketMerge",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="merge",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absorbed",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ticket", models.F("into")), _negated=True),
                                name="ticket_merge_of_two",
                            )
                        ],
                    },
                ),
            ]
        ),
        append_only("tickets_acknowledgement"),
        append_only("tickets_contactlog"),
        erasable("tickets_contactlog", "note"),
        append_only("tickets_note"),
        erasable("tickets_note", "text"),
        append_only("tickets_reclassification"),
        erasable("tickets_reclassification", "reason"),
        append_only("tickets_reopening"),
        erasable("tickets_reopening", "reason"),
        append_only("tickets_alarm"),
        erasable("tickets_alarm", "message"),
        append_only("tickets_complaintfact"),
        erasable("tickets_complaintfact", "text"),
        append_only("tickets_departmentscore"),
        append_only("tickets_statement"),
        erasable("tickets_statement", "text"),
        append_only("tickets_penalty"),
        erasable("tickets_penalty", "reason"),
        append_only("tickets_customermessage"),
        erasable("tickets_customermessage", "text"),
        append_only("tickets_repeat"),
        erasable("tickets_repeat", "text"),
        append_only("tickets_ticketlink"),
        append_only("tickets_reply"),
        erasable("tickets_reply", "text"),
        append_only("tickets_charge"),
        erasable("tickets_charge", "note"),
        append_only("tickets_quote"),
        append_only("tickets_rescueslip"),
        erasable("tickets_rescueslip", "plate"),
        append_only("tickets_whatif"),
        append_only("tickets_damage"),
        erasable("tickets_damage", "thing", "words"),
        append_only("tickets_redress"),
        erasable("tickets_redress", "words"),
        append_only("tickets_receipt"),
        erasable("tickets_receipt", "note"),
        append_only("tickets_ticketmerge"),
        erasable("tickets_ticketmerge", "reason"),
    ]
