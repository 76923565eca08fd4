"""The tables of `customers` as its first 11 steps leave them, made at once in an empty database."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import customers.models.contract
from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("customers", "0001_initial"),
        ("customers", "0002_append_only"),
        ("customers", "0003_links_and_consents"),
        ("customers", "0004_contact_email"),
        ("customers", "0005_plates_entitlements_and_merges"),
        ("customers", "0006_openings_and_id_numbers"),
        ("customers", "0007_openings_written_once"),
        ("customers", "0008_purpose_of_id_numbers"),
        ("customers", "0009_emergency_contacts"),
        ("customers", "0010_products_sales_and_owners"),
        ("customers", "0011_flagged_sales"),
    ]
    dependencies = [
        ("core", "0009_fewer_indexes"),
        ("org", "0012_calendars_of_units_and_emergency_duty"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ProductModel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="型号")),
                        ("name", models.CharField(max_length=80, verbose_name="产品")),
                        ("line", models.CharField(blank=True, max_length=40, verbose_name="产品线")),
                        ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                        (
                            "list_price",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="标价（元）",
                            ),
                        ),
                        (
                            "product_class",
                            models.CharField(
                                blank=True,
                                help_text="决定适用哪一部三包规定；不填表示按政策包。",
                                max_length=20,
                                verbose_name="三包类别",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "产品型号",
                        "verbose_name_plural": "产品型号",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Customer",
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
                        ("name", models.CharField(max_length=80, verbose_name="客户姓名")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("person", "个人"), ("organisation", "单位客户")],
                                default="person",
                                max_length=12,
                                verbose_name="客户类型",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        (
                            "search_words",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                default=list,
                                editable=False,
                                size=None,
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.customer",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "anonymised_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="匿名化时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "客户",
                        "verbose_name_plural": "客户",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["search_words"], name="customer_words"
                            ),
                            models.Index(fields=["region", "-stream"], name="customer_of_region"),
                            models.Index(fields=["project", "-stream"], name="customer_of_project"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contract",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=40, unique=True, verbose_name="合同号")),
                        ("always_on", models.BooleanField(default=False, verbose_name="7×24 小时服务")),
                        ("since", models.DateField(verbose_name="生效日")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="到期日")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contracts",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "entitlements",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("hotline", "热线支持"),
                                        ("consultation", "咨询"),
                                        ("fault_intake", "故障受理"),
                                        ("remote_diagnosis", "远程诊断"),
                                        ("part_warranty", "备件保修"),
                                        ("follow_up", "回访"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=customers.models.contract.all_entitlements,
                                size=None,
                                verbose_name="包含的服务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务合同",
                        "verbose_name_plural": "服务合同",
                        "ordering": ["-since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="contract_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="姓名")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                        ("phone_tail", models.CharField(editable=False, max_length=4)),
                        ("holds_number", models.BooleanField(default=True, editable=False)),
                        ("is_primary", models.BooleanField(default=False, verbose_name="主要联系人")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="customers.customer",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="电子邮箱")),
                    ],
                    options={
                        "verbose_name": "联系人",
                        "verbose_name_plural": "联系人",
                        "ordering": ["-is_primary", "pk"],
                        "indexes": [
                            models.Index(fields=["phone_tail"], name="contact_tail"),
                            models.Index(
                                fields=["phone"],
                                name="contact_phone_prefix",
                                opclasses=["varchar_pattern_ops"],
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_primary", True)),
                                fields=("customer",),
                                name="contact_one_primary",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("holds_number", True), models.Q(("phone", ""), _negated=True)
                                ),
                                fields=("phone",),
                                name="contact_number_one_customer",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=("phone", "name"),
                                name="contact_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("email", ""), _negated=True),
                                fields=("email",),
                                name="contact_email_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[("phone", "电话"), ("address", "地址"), ("id_number", "身份证号")],
                                max_length=10,
                                verbose_name="内容",
                            ),
                        ),
                        ("row_id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("at", models.DateTimeField()),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="customers.customer",
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
                        "indexes": [models.Index(fields=["customer", "-at"], name="disclosure_of_customer")],
                    },
                ),
                migrations.CreateModel(
                    name="PastValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("table", models.CharField(max_length=20)),
                        ("row_id", models.BigIntegerField()),
                        ("field", models.CharField(max_length=20)),
                        ("value", models.CharField(blank=True, max_length=200)),
                        ("replaced_at", models.DateTimeField()),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="past_values",
                                to="customers.customer",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["customer", "table", "row_id"], name="past_value_of_row")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Site",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.CharField(max_length=200, verbose_name="地址")),
                        ("address_key", models.CharField(editable=False, max_length=200)),
                        (
                            "site_class",
                            models.CharField(
                                choices=[
                                    ("home", "住宅"),
                                    ("shop", "商铺"),
                                    ("office", "办公"),
                                    ("factory", "工厂"),
                                    ("hospital", "医院"),
                                    ("data_centre", "数据中心"),
                                    ("other", "其他"),
                                ],
                                default="home",
                                max_length=12,
                                verbose_name="场所类型",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sites",
                                to="customers.customer",
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
                    ],
                    options={
                        "verbose_name": "地址",
                        "verbose_name_plural": "地址",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("customer", "address_key"), name="site_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Asset",
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
                            "serial",
                            models.CharField(
                                blank=True, max_length=60, null=True, unique=True, verbose_name="序列号"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="安装位置")),
                        ("bought_on", models.DateField(blank=True, null=True, verbose_name="购买日期")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assets",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "model",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assets",
                                to="customers.productmodel",
                                verbose_name="产品型号",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assets",
                                to="customers.site",
                                verbose_name="地址",
                            ),
                        ),
                        ("plate", models.CharField(blank=True, max_length=16, verbose_name="车牌号")),
                        ("batch", models.CharField(blank=True, max_length=40, verbose_name="批次")),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="customers.asset",
                                verbose_name="替换的设备",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("in_use", "在用"),
                                    ("returned", "已退货"),
                                    ("replaced", "已换新"),
                                    ("scrapped", "已报废"),
                                ],
                                default="in_use",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "warranty_from",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="质保重新起算日"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "设备",
                        "verbose_name_plural": "设备",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("plate", ""), _negated=True),
                                fields=["plate"],
                                name="asset_plate_prefix",
                                opclasses=["varchar_pattern_ops"],
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("serial", None), models.Q(("serial", ""), _negated=True), _connector="OR"
                                ),
                                name="asset_serial_not_empty",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("plate", ""), ("serial", None), ("state", "in_use")),
                                fields=("customer", "model", "site", "place"),
                                name="asset_without_serial_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces", None),
                                    models.Q(("replaces", models.F("stream")), _negated=True),
                                    _connector="OR",
                                ),
                                name="asset_replaces_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("service", "办理本次服务"),
                                    ("survey", "满意度短信与调查"),
                                    ("marketing", "商业短信"),
                                ],
                                max_length=12,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("web_form", "网上报修"),
                                    ("phone", "电话"),
                                    ("link", "客户链接"),
                                    ("paper", "书面"),
                                    ("desk", "前台"),
                                ],
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="同意时间")),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                        ("notice", models.CharField(blank=True, max_length=20, verbose_name="告知书版本")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="customers.customer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "同意",
                        "verbose_name_plural": "同意",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("customer", "purpose"),
                                name="consent_held_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    ("withdrawn_at__gte", models.F("given_at")),
                                    _connector="OR",
                                ),
                                name="consent_withdrawn_after_given",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seed", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        (
                            "purposes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("ticket", "查看并办理工单"), ("survey", "填写调查")],
                                    max_length=12,
                                ),
                                size=None,
                            ),
                        ),
                        ("issued_at", models.DateTimeField(verbose_name="生成时间")),
                        ("expires_at", models.DateTimeField(verbose_name="到期时间")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="吊销时间")),
                        ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                        ("locked_until", models.DateTimeField(null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="customers.contact",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="core.stream",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "客户链接",
                        "verbose_name_plural": "客户链接",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="link_expires_after_issue",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Merge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("moved", models.JSONField(default=dict)),
                        ("at", models.DateTimeField(verbose_name="合并时间")),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.customer",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
                                to="customers.customer",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at", None)),
                                fields=("gone",),
                                name="merge_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("gone")), _negated=True),
                                name="merge_of_two_customers",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdNumber",
                    fields=[
                        (
                            "customer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="id_number",
                                serialize=False,
                                to="customers.customer",
                            ),
                        ),
                        ("value", models.CharField(max_length=18, verbose_name="身份证号")),
                        ("given_at", models.DateTimeField(verbose_name="登记时间")),
                        ("purpose", models.CharField(default="", max_length=100, verbose_name="用途")),
                    ],
                    options={
                        "verbose_name": "身份证号",
                    },
                ),
                migrations.CreateModel(
                    name="CardOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="openings",
                                to="customers.customer",
                                verbose_name="客户",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "客户页面打开记录",
                        "indexes": [
                            models.Index(fields=["customer", "-at"], name="card_opening_of_customer"),
                            models.Index(fields=["user", "-at"], name="card_opening_of_user"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="姓名")),
                        ("phones", models.CharField(max_length=120, verbose_name="电话")),
                        ("rank", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emergency_contacts",
                                to="customers.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "应急联系人",
                        "verbose_name_plural": "应急联系人",
                        "ordering": ["rank", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Ownership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("original", models.BooleanField(default=True, verbose_name="原购买人")),
                        (
                            "asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owners",
                                to="customers.asset",
                                verbose_name="设备",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to="customers.customer",
                                verbose_name="持有人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "持有人",
                        "verbose_name_plural": "持有人",
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("asset",),
                                name="one_owner_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="ownership_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="代码")),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("main_unit", "主机"),
                                    ("accessory", "配件"),
                                    ("consumable", "易耗品"),
                                    ("gift", "赠品"),
                                    ("bought_in_part", "外购配套件"),
                                ],
                                default="main_unit",
                                max_length=16,
                                verbose_name="物品类别",
                            ),
                        ),
                        (
                            "supplier",
                            models.CharField(
                                blank=True,
                                help_text="外购配套件向其追索。",
                                max_length=80,
                                verbose_name="供应商",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                        (
                            "model",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="customers.productmodel",
                                verbose_name="产品型号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "部件",
                        "verbose_name_plural": "部件",
                        "ordering": ["model", "code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("model", "code"), name="part_once_per_model")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepairAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="维修点")),
                        ("address", models.CharField(max_length=200, verbose_name="地址")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="电话")),
                        (
                            "designated",
                            models.BooleanField(
                                default=False,
                                help_text="可为退换货出具检测报告。",
                                verbose_name="厂家指定检测点",
                            ),
                        ),
                        (
                            "model",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repair_addresses",
                                to="customers.productmodel",
                                verbose_name="产品型号",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="大区",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "维修点",
                        "verbose_name_plural": "维修点",
                        "ordering": ["model", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("model", "name"), name="repair_address_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sale",
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
                                choices=[("counter", "柜台购买"), ("shipped", "寄送")],
                                default="counter",
                                max_length=10,
                                verbose_name="销售方式",
                            ),
                        ),
                        ("distance", models.BooleanField(default=False, verbose_name="网络、电话等远程销售")),
                        ("bought_on", models.DateField(verbose_name="购买日期")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="收货日期")),
                        ("invoice", models.CharField(blank=True, max_length=40, verbose_name="发票号")),
                        ("seller", models.CharField(blank=True, max_length=80, verbose_name="销售门店")),
                        (
                            "price",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="成交价（元）",
                            ),
                        ),
                        ("card_number", models.CharField(blank=True, max_length=40, verbose_name="保修卡号")),
                        (
                            "card_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="保修卡期限（月）",
                            ),
                        ),
                        (
                            "file_number",
                            models.CharField(blank=True, max_length=40, verbose_name="产品档案号"),
                        ),
                        (
                            "contract_number",
                            models.CharField(blank=True, max_length=40, verbose_name="买卖合同号"),
                        ),
                        (
                            "contract_signed_on",
                            models.DateField(blank=True, null=True, verbose_name="合同签订日"),
                        ),
                        (
                            "contract_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="合同质保期（月）",
                            ),
                        ),
                        ("at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        (
                            "asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sales",
                                to="customers.asset",
                                verbose_name="设备",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sales",
                                to="customers.contract",
                                verbose_name="服务合同",
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="customers.customer",
                                verbose_name="购买人",
                            ),
                        ),
                        (
                            "flagged_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="检查发现"),
                        ),
                    ],
                    options={
                        "verbose_name": "销售",
                        "verbose_name_plural": "销售",
                        "indexes": [
                            models.Index(fields=["asset", "-bought_on", "-id"], name="sale_of_asset"),
                            models.Index(
                                condition=models.Q(("card_number", ""), ("file_number", "")),
                                fields=["-id"],
                                name="sale_without_papers",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("asset", "customer", "bought_on"), name="sale_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("received_on", None),
                                    ("received_on__gte", models.F("bought_on")),
                                    _connector="OR",
                                ),
                                name="sale_received_after_bought",
                                violation_error_message="收货日期不能早于购买日期。",
                            ),
                        ],
                    },
                ),
            ]
        ),
        append_only("customers_disclosure"),
        erasable("customers_disclosure", "reason"),
        append_only("customers_cardopening"),
    ]
