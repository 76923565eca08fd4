"""The tables of `org` as its first 15 steps leave them, made at once in an empty database."""

import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("org", "0001_initial"),
        ("org", "0002_business_calendar"),
        ("org", "0003_calendar_written_once"),
        ("org", "0004_language"),
        ("org", "0005_departments_and_rosters"),
        ("org", "0006_live_projects"),
        ("org", "0007_absences"),
        ("org", "0008_system_tokens"),
        ("org", "0009_rights_of_knowledge_and_privacy"),
        ("org", "0010_rights_to_publish_and_appraise"),
        ("org", "0011_guide"),
        ("org", "0012_calendars_of_units_and_emergency_duty"),
        ("org", "0013_rights_of_stock"),
        ("org", "0014_posts_of_approvals"),
        ("org", "0015_procurement_department"),
    ]
    dependencies = [
        ("core", "0007_erasing"),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Skill",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                    ],
                    options={
                        "verbose_name": "技能",
                        "verbose_name_plural": "技能",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "username",
                            models.CharField(
                                max_length=40,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="账号",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="手机")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "must_change_password",
                            models.BooleanField(default=False, verbose_name="下次登录须改密码"),
                        ),
                        ("date_joined", models.DateTimeField(auto_now_add=True, verbose_name="建立时间")),
                        (
                            "stream",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[("zh-hans", "简体中文"), ("en", "英文")],
                                max_length=10,
                                verbose_name="语言",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人员",
                        "verbose_name_plural": "人员",
                        "ordering": ["username"],
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="用途")),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="api_tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("expires_at", models.DateTimeField(null=True, verbose_name="到期")),
                        ("last_used_at", models.DateTimeField(null=True, verbose_name="最近使用")),
                        (
                            "rights",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("see_tickets", "查看本单位工单"),
                                        ("see_own_work", "查看本人任务"),
                                        ("register", "登记受理"),
                                        ("see_customer_cards", "查看客户卡片"),
                                        ("ask_approval", "申请派工"),
                                        ("approve_dispatch", "审批派工"),
                                        ("dispatch", "派工"),
                                        ("work", "执行派工单"),
                                        ("decide_pause", "审批暂停"),
                                        ("approve_leave", "审批请假"),
                                        ("lower_urgency", "降低紧急程度"),
                                        ("override_intake", "改判受理类型"),
                                        ("handle_complaint", "处理投诉"),
                                        ("propose_closure", "提出投诉结案"),
                                        ("close_complaint", "一般投诉结案"),
                                        ("confirm_major", "确认重大投诉结案"),
                                        ("follow_up", "回访"),
                                        ("manage_follow_up", "主管回访与调查"),
                                        ("cancel_ticket", "取消工单"),
                                        ("archive", "归档"),
                                        ("disclose", "查看完整个人信息"),
                                        ("merge_customers", "合并客户档案"),
                                        ("keep_knowledge", "维护话术与价目"),
                                        ("read_reports", "阅读报表"),
                                        ("write_reports", "编制报表"),
                                        ("send_reports", "报送报表"),
                                        ("manage_people", "管理人员与单位"),
                                        ("manage_packs", "管理政策包"),
                                        ("watch_system", "查看系统运行"),
                                        ("assign_tasks", "下达协作任务"),
                                        ("cooperate", "办理部门任务"),
                                        ("speak_outward", "媒体事项对外发言"),
                                        ("commit", "对客户作出承诺"),
                                        ("penalise", "登记处罚扣款"),
                                        ("plan_roster", "编排值班"),
                                        ("publish_notices", "发布通知"),
                                        ("supervise", "安排与检查每日工作"),
                                        ("protect_privacy", "办理个人信息请求"),
                                        ("publish_packs", "批准、发布和启用政策包"),
                                        ("appraise_regions", "考核地区"),
                                        ("review_clocks", "复核时限变动"),
                                        ("decide_emergency", "决定启动应急"),
                                        ("see_stock", "查看备件与备用机"),
                                        ("keep_stock", "管理备件与备用机"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="权限",
                            ),
                        ),
                        ("system", models.CharField(blank=True, max_length=60, verbose_name="系统")),
                    ],
                ),
                migrations.CreateModel(
                    name="Unit",
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
                                    ("group", "集团售后服务中心"),
                                    ("region", "地区售后服务部"),
                                    ("project", "项目售后服务中心"),
                                ],
                                max_length=8,
                                verbose_name="层级",
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=40, unique=True, verbose_name="名称")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "stream",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="org.unit",
                                verbose_name="上级单位",
                            ),
                        ),
                        ("live_since", models.DateField(editable=False, null=True, verbose_name="上线日期")),
                        (
                            "service_manager",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="客户服务经理",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位",
                        "verbose_name_plural": "单位",
                        "ordering": ["kind", "code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "group"), ("parent", None)),
                                    models.Q(
                                        models.Q(("kind", "group"), _negated=True), ("parent__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="unit_group_alone_has_no_parent",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                max_length=16,
                                verbose_name="岗位",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="任职自")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="任职至")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="org.unit",
                                verbose_name="单位",
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
                                default="after_sales",
                                max_length=12,
                                verbose_name="部门",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit", "post", "user"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("user", "unit", "post"),
                                name="appointment_held_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="appointment_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30)),
                        ("subject", models.CharField(blank=True, max_length=40)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="申请理由")),
                        ("asked_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("approved", "同意"), ("returned", "退回"), ("withdrawn", "撤回")],
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="意见")),
                        (
                            "asker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="core.stream",
                            ),
                        ),
                        (
                            "post",
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
                                verbose_name="审批岗位",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("decision", "")),
                                fields=["kind", "asked_at"],
                                name="approval_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decider", None),
                                    ("decision", "withdrawn"),
                                    models.Q(("asker", models.F("decider")), _negated=True),
                                    ("asker", None),
                                    _connector="OR",
                                ),
                                name="approval_by_another_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("decider", None), ("decision", "")),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="approval_decided_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("stream", "kind", "subject"),
                                name="approval_open_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BusinessCalendar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="代码")),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "base",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="derived",
                                to="org.businesscalendar",
                                verbose_name="依据的日历",
                            ),
                        ),
                        (
                            "stream",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calendars",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("unit", None), ("base__isnull", False), _connector="OR"),
                                name="calendar_of_unit_has_base",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("unit__isnull", False)),
                                fields=("base", "unit"),
                                name="calendar_of_unit_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                        ("source", models.CharField(max_length=120, verbose_name="出处")),
                        ("published_at", models.DateTimeField()),
                        ("published_by_id", models.BigIntegerField(null=True)),
                        (
                            "calendar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="org.businesscalendar",
                            ),
                        ),
                        ("complete", models.BooleanField(default=True, verbose_name="全年已公布")),
                    ],
                    options={
                        "ordering": ["calendar", "year", "version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("calendar", "year", "version"), name="calendar_year_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("working", models.BooleanField(verbose_name="上班")),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="节日")),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="days",
                                to="org.calendaryear",
                            ),
                        ),
                        ("hours", models.JSONField(default=list, verbose_name="时段")),
                    ],
                    options={
                        "ordering": ["day"],
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "day"), name="calendar_day_once"),
                            models.CheckConstraint(
                                condition=models.Q(("working", True), ("hours", []), _connector="OR"),
                                name="calendar_day_off_no_hours",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WeeklyHours",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField(verbose_name="星期")),
                        ("begins", models.PositiveSmallIntegerField(verbose_name="开始")),
                        ("ends", models.PositiveSmallIntegerField(verbose_name="结束")),
                        (
                            "calendar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hours",
                                to="org.businesscalendar",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["calendar", "weekday", "begins"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("calendar", "weekday", "begins"), name="weekly_hours_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("begins__lt", models.F("ends")), ("ends__lte", 1440), ("weekday__lte", 6)
                                ),
                                name="weekly_hours_within_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Roster",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("monday", models.DateField(verbose_name="周一")),
                        ("published_at", models.DateTimeField(null=True, verbose_name="发布时间")),
                        (
                            "published_by",
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
                                related_name="rosters",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "值班表",
                        "verbose_name_plural": "值班表",
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "monday"), name="roster_once_a_week"),
                            models.CheckConstraint(
                                condition=models.Q(("monday__iso_week_day", 1)),
                                name="roster_begins_on_monday",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_at", None), ("published_by", None)),
                                    models.Q(
                                        ("published_at__isnull", False), ("published_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="roster_published_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shift",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        (
                            "complaint_owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="投诉接待人",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="值班人员"
                            ),
                        ),
                        (
                            "roster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shifts",
                                to="org.roster",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_at", "pk"],
                        "indexes": [models.Index(fields=["roster", "starts_at"], name="shift_of_roster")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="shift_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
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
                                    ("leave", "休假"),
                                    ("sick", "病假"),
                                    ("training", "培训"),
                                    ("business", "出差"),
                                ],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="开始")),
                        ("until", models.DateTimeField(verbose_name="结束")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="事由")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审批"),
                                    ("approved", "已生效"),
                                    ("returned", "已退回"),
                                    ("cancelled", "已取消"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
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
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="代班人",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absences",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "请假",
                        "ordering": ["-since", "-pk"],
                        "indexes": [models.Index(fields=["user", "since"], name="absence_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("since"))),
                                name="absence_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deputy", None),
                                    models.Q(("deputy", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="absence_deputy_is_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Guide",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="guide",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "done",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=30), default=list, size=None
                            ),
                        ),
                        ("closed_at", models.DateTimeField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="EmergencyDuty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("phones", models.CharField(blank=True, max_length=120, verbose_name="其他电话")),
                        (
                            "backups",
                            models.ManyToManyField(
                                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="备份联系人"
                            ),
                        ),
                        (
                            "primary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="第一联系人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emergency_duties",
                                to="org.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["day", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "day"), name="emergency_duty_once_a_day")
                        ],
                    },
                ),
            ]
        ),
        append_only("org_calendaryear"),
        append_only("org_calendarday"),
    ]
