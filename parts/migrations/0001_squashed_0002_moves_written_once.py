"""The tables of `parts` as its first 2 steps leave them, made at once in an empty database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("parts", "0001_depots_standby_units_and_loans"),
        ("parts", "0002_moves_written_once"),
    ]
    dependencies = [
        ("core", "0009_fewer_indexes"),
        ("customers", "0009_emergency_contacts"),
        ("org", "0013_rights_of_stock"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Depot",
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
                            "tier",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "一级库"), (2, "二级库"), (3, "服务站库")], verbose_name="级别"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="parts.depot",
                                verbose_name="上级库",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="所属单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备件库",
                        "verbose_name_plural": "备件库",
                        "ordering": ["tier", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("parent", None), ("tier", 1)),
                                    models.Q(models.Q(("tier", 1), _negated=True), ("parent__isnull", False)),
                                    _connector="OR",
                                ),
                                name="depot_first_tier_alone_has_no_parent",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shortfall",
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
                        ("installed", models.PositiveIntegerField(verbose_name="装机总量")),
                        ("required", models.PositiveIntegerField(verbose_name="应配")),
                        ("stock", models.PositiveIntegerField(verbose_name="现有")),
                        ("found_at", models.DateTimeField(verbose_name="发现时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
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
                        "verbose_name": "备用机缺口",
                        "verbose_name_plural": "备用机缺口",
                        "ordering": ["-found_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("region",),
                                name="shortfall_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("required__gt", models.F("stock"))),
                                name="shortfall_is_short",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandbyUnit",
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
                        ("serial", models.CharField(max_length=60, unique=True, verbose_name="序列号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("in_stock", "在库"),
                                    ("on_van", "随车"),
                                    ("lent", "借出"),
                                    ("out", "停用"),
                                ],
                                default="in_stock",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "depot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standby_units",
                                to="parts.depot",
                                verbose_name="备件库",
                            ),
                        ),
                        (
                            "model",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.productmodel",
                                verbose_name="产品型号",
                            ),
                        ),
                        (
                            "van",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="随车技师",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备用机",
                        "verbose_name_plural": "备用机",
                        "ordering": ["serial"],
                        "indexes": [models.Index(fields=["depot", "state"], name="standby_depot_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "on_van"), ("van__isnull", False)),
                                    models.Q(models.Q(("state", "on_van"), _negated=True), ("van", None)),
                                    _connector="OR",
                                ),
                                name="standby_on_somebody_s_van",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("serial", ""), _negated=True),
                                name="standby_serial_not_empty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandbyOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="编号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("standby", "备用机"), ("substitute", "代用品")],
                                max_length=12,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("late_estimate", "预计修复晚于时限"),
                                    ("unrepaired", "到期未修复"),
                                    ("asked", "人工申请"),
                                ],
                                max_length=16,
                                verbose_name="原因",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ordered", "待安排"),
                                    ("assigned", "已安排"),
                                    ("delivered", "已送达"),
                                    ("cancelled", "已取消"),
                                ],
                                default="ordered",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered_at", models.DateTimeField(verbose_name="提出时间")),
                        ("changed_at", models.DateTimeField(verbose_name="更新时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "asset",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.asset",
                                verbose_name="客户的设备",
                            ),
                        ),
                        (
                            "branch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="负责单位",
                            ),
                        ),
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
                                related_name="+",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "model",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.productmodel",
                                verbose_name="产品型号",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                                verbose_name="事由",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="parts.standbyunit",
                                verbose_name="备用机",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备用机申请",
                        "verbose_name_plural": "备用机申请",
                        "ordering": ["-ordered_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["branch", "-ordered_at"], name="standby_order_branch")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("ordered", "assigned"))),
                                fields=("stream", "kind"),
                                name="standby_order_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ("assigned", "delivered")), ("unit__isnull", False)
                                    ),
                                    models.Q(("state__in", ("assigned", "delivered")), _negated=True),
                                    _connector="OR",
                                ),
                                name="standby_order_with_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="standby_order_cancelled_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandbyMove",
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
                                    ("taken_in", "入库"),
                                    ("loaded", "装车"),
                                    ("unloaded", "卸车"),
                                    ("transferred", "调拨"),
                                    ("lent", "借出"),
                                    ("returned", "归还"),
                                    ("withdrawn", "停用"),
                                    ("restored", "恢复使用"),
                                ],
                                max_length=12,
                                verbose_name="变动",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "about",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
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
                            "depot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="parts.depot",
                                verbose_name="备件库",
                            ),
                        ),
                        (
                            "van",
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
                                related_name="moves",
                                to="parts.standbyunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["unit", "-id"], name="standby_move_unit")],
                    },
                ),
                migrations.CreateModel(
                    name="Loan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True, verbose_name="借用单号")),
                        ("lent_at", models.DateTimeField(verbose_name="借出时间")),
                        ("due_back_on", models.DateField(verbose_name="应还日期")),
                        ("condition_out", models.CharField(max_length=200, verbose_name="借出时状况")),
                        ("returned_at", models.DateTimeField(null=True, verbose_name="归还时间")),
                        (
                            "condition_back",
                            models.CharField(blank=True, max_length=200, verbose_name="归还时状况"),
                        ),
                        ("overdue_told_at", models.DateTimeField(null=True)),
                        (
                            "asset",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.asset",
                                verbose_name="客户的设备",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "lent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="接收人",
                            ),
                        ),
                        (
                            "returned_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="parts.depot",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.stream",
                                verbose_name="事由",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="loan",
                                to="parts.standbyorder",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="loans",
                                to="parts.standbyunit",
                                verbose_name="备用机",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "借用",
                        "verbose_name_plural": "借用",
                        "ordering": ["-lent_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("returned_at", None)),
                                fields=["stream"],
                                name="loan_open_of_stream",
                            ),
                            models.Index(
                                condition=models.Q(("returned_at", None)),
                                fields=["due_back_on"],
                                name="loan_open_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("returned_at", None)),
                                fields=("unit",),
                                name="loan_one_open_of_a_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("returned_at", None), ("returned_by", None), ("returned_to", None)
                                    ),
                                    models.Q(
                                        ("returned_at__isnull", False),
                                        ("returned_by__isnull", False),
                                        ("returned_to__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="loan_returned_whole",
                            ),
                        ],
                    },
                ),
            ]
        ),
        append_only("parts_standbymove"),
        erasable("parts_standbymove", "note"),
    ]
