"""The tables of `deadlines` as its first 15 steps leave them, made at once in an empty database."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.fields.json
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("deadlines", "0001_initial"),
        ("deadlines", "0002_written_once"),
        ("deadlines", "0003_clocks_of_follow_up"),
        ("deadlines", "0004_departments_of_tasks"),
        ("deadlines", "0005_clocks_of_personal_rights"),
        ("deadlines", "0006_words_of_todos"),
        ("deadlines", "0007_clocks_of_all_packs"),
        ("deadlines", "0008_held_notices_and_rescues"),
        ("deadlines", "0009_notices_written_once"),
        ("deadlines", "0010_clocks_by_calendar"),
        ("deadlines", "0011_fewer_indexes"),
        ("deadlines", "0012_erased_judgements"),
        ("deadlines", "0013_clocks_of_cases"),
        ("deadlines", "0014_held_notices_by_row_alone"),
        ("deadlines", "0015_tasks_of_procurement"),
    ]
    dependencies = [
        ("core", "0009_fewer_indexes"),
        ("org", "0015_procurement_department"),
        ("packs", "0003_drafts_of_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Clock",
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
                                    ("reply", "答复"),
                                    ("dispatch", "派工"),
                                    ("arrive", "到场"),
                                    ("complete", "完成"),
                                    ("restore", "恢复正常"),
                                    ("commitment", "承诺"),
                                    ("callback", "回访"),
                                    ("refusal_call", "拒签回电"),
                                    ("dispatch_approval", "派工补批"),
                                    ("record", "录入"),
                                    ("report", "报送"),
                                    ("slip", "交回反馈单"),
                                    ("after_installation_call", "安装后回访"),
                                    ("delivery_call", "交付回访"),
                                    ("next_delivery_call", "交付再次回访"),
                                    ("personal_right", "个人信息请求"),
                                    ("handled", "处理"),
                                    ("substitute", "提供代用品"),
                                    ("reship", "补寄"),
                                    ("authority_deadline", "政府部门期限"),
                                    ("meeting_warning", "会议决议预警"),
                                    ("first_contact", "巡回服务首次联系"),
                                    ("second_notice", "巡回服务再次通知"),
                                    ("after_sales_joins", "售后介入项目"),
                                    ("handover", "项目移交"),
                                    ("supply_plan", "供电方案答复"),
                                    ("plan_objection", "供电方案异议"),
                                    ("plan_expiry", "供电方案到期"),
                                    ("plan_extension_request", "供电方案延期申请"),
                                    ("design_review", "设计文件审核"),
                                    ("drill", "应急演练"),
                                    ("remedy", "退换修履行"),
                                    ("refund", "退还货款"),
                                ],
                                max_length=32,
                                verbose_name="种类",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField(default=1, verbose_name="次数")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("owner_post", models.CharField(blank=True, max_length=16)),
                        ("rule", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ("started_at", models.DateTimeField(verbose_name="开始")),
                        ("counted_from", models.DateTimeField(verbose_name="起算")),
                        ("fixed_due_at", models.DateTimeField(null=True)),
                        ("agreed", models.BooleanField(default=False, verbose_name="约定时间")),
                        ("due_at", models.DateTimeField(null=True, verbose_name="最晚")),
                        ("late_from", models.DateTimeField(null=True)),
                        ("amber_at", models.DateTimeField(null=True)),
                        ("last_day", models.DateField(null=True)),
                        ("provisional", models.BooleanField(default=False, verbose_name="暂定")),
                        ("met_at", models.DateTimeField(null=True, verbose_name="达成")),
                        ("breached_at", models.DateTimeField(null=True, verbose_name="超时")),
                        ("stopped_at", models.DateTimeField(null=True, verbose_name="停止")),
                        ("stop_reason", models.CharField(blank=True, max_length=40)),
                        ("chain", models.JSONField(default=list)),
                        ("next_level", models.PositiveSmallIntegerField(default=0)),
                        ("next_fire_at", models.DateTimeField(null=True)),
                        ("quiet_before", models.DateTimeField(null=True)),
                        (
                            "breach_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("parts", "配件不到位"),
                                    ("staff", "人员不足"),
                                    ("skill", "技术难度高"),
                                    ("traffic", "路途与交通"),
                                    ("customer", "客户原因"),
                                    ("weather", "天气与灾害"),
                                    ("negligence", "处理不及时"),
                                    ("before_go_live", "系统启用前"),
                                    ("other", "其他"),
                                ],
                                max_length=20,
                                verbose_name="超时原因",
                            ),
                        ),
                        ("breach_note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "breach_explained_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pack_section",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="packs.packsection",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="责任人",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks",
                                to="core.stream",
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
                        "ordering": ["started_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("next_fire_at__isnull", False)),
                                fields=["next_fire_at"],
                                name="clock_fires_next",
                            ),
                            models.Index(fields=["stream", "kind"], name="clock_of_stream"),
                            models.Index(
                                condition=models.Q(("breached_at__isnull", False)),
                                fields=["unit", "breached_at"],
                                name="clock_breached",
                            ),
                            models.Index(
                                django.db.models.fields.json.KeyTextTransform("calendar", "rule"),
                                condition=models.Q(
                                    ("met_at", None), ("rule__has_key", "calendar"), ("stopped_at", None)
                                ),
                                name="clock_on_calendar",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stopped_at", None)),
                                fields=("stream", "kind", "n"),
                                name="clock_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("met_at", None), ("stopped_at", None), _connector="OR"),
                                name="clock_ends_one_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_fire_at", None),
                                    models.Q(("met_at", None), ("stopped_at", None)),
                                    _connector="OR",
                                ),
                                name="clock_ended_fires_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("amber_at", None),
                                        ("due_at", None),
                                        ("late_from", None),
                                        ("next_fire_at", None),
                                    ),
                                    models.Q(
                                        ("amber_at__isnull", False),
                                        ("due_at__isnull", False),
                                        ("late_from__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="clock_due_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stop_reason", ""), ("stopped_at", None)),
                                    models.Q(
                                        ("stopped_at__isnull", False),
                                        models.Q(("stop_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="clock_stopped_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("breach_explained_by", None),
                                        ("breach_note", ""),
                                        ("breach_reason", ""),
                                    ),
                                    models.Q(
                                        models.Q(("breach_reason", ""), _negated=True),
                                        ("breached_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="clock_reason_only_for_breach",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Firing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("level", models.CharField(max_length=4)),
                        ("nominal_at", models.DateTimeField()),
                        ("fired_at", models.DateTimeField()),
                        ("quiet", models.BooleanField(default=False)),
                        (
                            "clock",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="firings",
                                to="deadlines.clock",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("clock", "version", "level"), name="firing_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("customer_reschedule", "客户改约"),
                                    ("customer_unreachable", "多次联系不上客户"),
                                    ("force_majeure", "不可抗力"),
                                    ("parts_shortage", "缺配件"),
                                    ("staff_shortage", "缺人手"),
                                    ("internal_approval", "内部审批"),
                                ],
                                max_length=24,
                                verbose_name="原因",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(null=True, verbose_name="结束")),
                        ("asked_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "待审批"), ("approved", "已批准"), ("refused", "未批准")],
                                default="asked",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="deadlines.clock",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=200, verbose_name="凭据")),
                        ("lapses_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["starts_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ends_at", None), ("state", "approved")),
                                fields=["lapses_at"],
                                name="pause_open_lapses",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                                ),
                                name="pause_has_length",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Todo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=24, verbose_name="种类")),
                        ("title", models.CharField(max_length=120, verbose_name="事项")),
                        (
                            "department",
                            models.CharField(
                                blank=True,
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
                                max_length=16,
                                verbose_name="责任岗位",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="提出")),
                        ("due_at", models.DateTimeField(null=True, verbose_name="最晚")),
                        ("not_before", models.DateTimeField(null=True, verbose_name="不早于")),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="接受")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完成")),
                        ("result", models.CharField(blank=True, max_length=200, verbose_name="结果")),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="责任人",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="todos",
                                to="core.stream",
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
                        ("details", models.TextField(blank=True, verbose_name="要求")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="下达人",
                            ),
                        ),
                        (
                            "responsible_department",
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
                                default="after_sales",
                                max_length=12,
                                verbose_name="责任部门",
                            ),
                        ),
                        ("said", models.JSONField(editable=False, null=True)),
                        ("supplier", models.CharField(blank=True, max_length=120, verbose_name="供应商")),
                    ],
                    options={
                        "ordering": ["due_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["owner", "due_at"],
                                name="todo_open_of_owner",
                            ),
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["unit", "due_at"],
                                name="todo_open_of_unit",
                            ),
                            models.Index(fields=["stream"], name="todo_of_stream"),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "cooperation",
                                            "rectification",
                                            "instruction",
                                            "promotion",
                                            "pr",
                                            "bulletin",
                                            "evaluation",
                                            "ad_hoc",
                                            "procurement",
                                        ],
                                    )
                                ),
                                fields=["responsible_department", "-opened_at", "-id"],
                                name="todo_task_of_department",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("department", ""), ("owner", None), _negated=True),
                                name="todo_has_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_at", None), ("owner__isnull", False), _connector="OR"
                                ),
                                name="todo_accepted_by_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "responsible_department__in",
                                        [
                                            "after_sales",
                                            "technical",
                                            "production",
                                            "sales",
                                            "quality",
                                            "logistics",
                                            "finance",
                                            "property",
                                            "brand",
                                            "procurement",
                                        ],
                                    )
                                ),
                                name="todo_has_department",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("at", models.DateTimeField(verbose_name="知悉")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="deadlines.clock",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("clock", "version", "by"), name="acknowledged_once_a_version"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Held",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("level", models.CharField(max_length=4)),
                        ("nominal_at", models.DateTimeField()),
                        ("breach", models.BooleanField(default=False)),
                        ("urgent", models.BooleanField(default=False)),
                        ("not_before", models.DateTimeField()),
                        ("told_in", models.CharField(blank=True, max_length=120)),
                        (
                            "clock",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_notices",
                                to="deadlines.clock",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("told_in", "")),
                                fields=["not_before"],
                                name="held_notice_waits",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("clock", "version", "level", "user"), name="held_notice_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rescue",
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
                                    ("pause", "申请暂停"),
                                    ("longer", "降级延长"),
                                    ("dropped", "改类取消"),
                                    ("agreed", "改约时间"),
                                ],
                                max_length=12,
                                verbose_name="做法",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="原最晚时间")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("judged_at", models.DateTimeField(null=True)),
                        ("fine", models.BooleanField(null=True, verbose_name="合理")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="意见")),
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
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rescues",
                                to="deadlines.clock",
                            ),
                        ),
                        (
                            "judged_by",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("judged_at", None)),
                                fields=["unit", "-at"],
                                name="rescue_waits",
                            ),
                            models.Index(fields=["-at", "-id"], name="rescue_recent"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fine", None),
                                    ("fine", True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rescue_not_fine_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fine", None), ("judged_at", None), ("judged_by", None)),
                                    models.Q(
                                        ("fine__isnull", False),
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="rescue_judged_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Snooze",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("until", models.DateTimeField(verbose_name="稍后提醒")),
                        ("reason", models.CharField(max_length=200, verbose_name="原因")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="snoozes",
                                to="deadlines.clock",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "indexes": [models.Index(fields=["until"], name="snooze_until")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("at"))), name="snooze_has_length"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SweepGap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="开始")),
                        ("until", models.DateTimeField(null=True, verbose_name="恢复")),
                        ("last_sweep_at", models.DateTimeField(null=True, verbose_name="最近一次扫描")),
                        ("oldest_due_at", models.DateTimeField(null=True, verbose_name="最早未触发")),
                        ("worst_seconds", models.PositiveIntegerField(default=0, verbose_name="最长滞后")),
                        ("most_waiting", models.PositiveIntegerField(default=0, verbose_name="最多待触发")),
                    ],
                    options={
                        "ordering": ["-since"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("until",),
                                name="sweep_gap_one_open",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
            ]
        ),
        append_only("deadlines_firing"),
        append_only("deadlines_acknowledgement"),
        append_only("deadlines_snooze"),
        erasable("deadlines_snooze", "reason"),
    ]
