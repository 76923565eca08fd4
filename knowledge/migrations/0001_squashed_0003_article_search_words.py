"""The tables of `knowledge` as its first 3 steps leave them, made at once in an empty database."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("knowledge", "0001_initial"),
        ("knowledge", "0002_articles_notices_norms"),
        ("knowledge", "0003_article_search_words"),
    ]
    dependencies = [
        ("core", "0006_evidence"),
        ("org", "0008_system_tokens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Line",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=20, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=40, verbose_name="线路名称")),
                        ("number", models.CharField(max_length=30, unique=True, verbose_name="号码")),
                        ("greeting", models.CharField(max_length=200, verbose_name="标准接待用语")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                    ],
                    options={
                        "verbose_name": "热线线路",
                        "verbose_name_plural": "热线线路",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="PriceList",
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
                        ("version", models.PositiveIntegerField(unique=True, verbose_name="版本")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "编制中"), ("released", "已发布")],
                                default="draft",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("released_at", models.DateTimeField(null=True, verbose_name="发布时间")),
                        (
                            "released_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "价目表",
                        "verbose_name_plural": "价目表",
                        "ordering": ["-version"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("released_at", None), ("state", "draft")),
                                    models.Q(("released_at__isnull", False), ("state", "released")),
                                    _connector="OR",
                                ),
                                name="price_list_released_with_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("state",),
                                name="price_list_one_draft",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Price",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=30, verbose_name="编号")),
                        ("name", models.CharField(max_length=80, verbose_name="项目")),
                        ("unit", models.CharField(blank=True, max_length=10, verbose_name="单位")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="价格")),
                        (
                            "price_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="prices",
                                to="knowledge.pricelist",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "价格",
                        "verbose_name_plural": "价格",
                        "ordering": ["code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("price_list", "code"), name="price_code_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)), name="price_not_negative"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Script",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "situation",
                            models.CharField(
                                choices=[
                                    ("greeting", "问候"),
                                    ("waiting", "让客户等候时致歉"),
                                    ("return", "离开后返回"),
                                    ("further_help", "询问其他需要"),
                                    ("farewell", "道别与承诺"),
                                    ("site_closing", "现场结束"),
                                    ("gift_refusal", "谢绝礼物"),
                                ],
                                max_length=16,
                                verbose_name="场景",
                            ),
                        ),
                        (
                            "category",
                            models.SlugField(blank=True, max_length=30, verbose_name="故障类别代码"),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="标题")),
                        ("text", models.TextField(max_length=2000, verbose_name="话术")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scripts",
                                to="knowledge.line",
                                verbose_name="线路",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "话术",
                        "verbose_name_plural": "话术",
                        "ordering": ["situation", "pk"],
                        "indexes": [models.Index(fields=["situation", "category"], name="script_situation")],
                    },
                ),
                migrations.CreateModel(
                    name="Snippet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="缩写")),
                        ("title", models.CharField(max_length=40, verbose_name="名称")),
                        ("text", models.TextField(max_length=1000, verbose_name="内容")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="所有人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "常用语",
                        "verbose_name_plural": "常用语",
                        "ordering": ["code", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="snippet_code_once", nulls_distinct=False
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NormPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "page",
                            models.CharField(
                                choices=[
                                    ("reception", "接待规范"),
                                    ("appearance", "仪容仪表"),
                                    ("behaviour", "行为规范"),
                                ],
                                max_length=12,
                                verbose_name="规范",
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                        ("title", models.CharField(max_length=60, verbose_name="要点")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                    ],
                    options={
                        "verbose_name": "服务规范",
                        "verbose_name_plural": "服务规范",
                        "ordering": ["page", "rank", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("page", "title"), name="norm_point_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
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
                                choices=[("solution", "解决方案"), ("care", "使用与保养")],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审批"),
                                    ("published", "已发布"),
                                    ("returned", "已退回"),
                                    ("retired", "已停用"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="标题")),
                        ("product", models.CharField(blank=True, max_length=40, verbose_name="适用产品")),
                        (
                            "category",
                            models.SlugField(blank=True, max_length=30, verbose_name="故障类别代码"),
                        ),
                        ("problem", models.TextField(blank=True, max_length=1000, verbose_name="问题")),
                        ("cause", models.TextField(blank=True, max_length=1000, verbose_name="原因")),
                        ("solution", models.TextField(max_length=2000, verbose_name="解决办法")),
                        ("at", models.DateTimeField(verbose_name="编写时间")),
                        ("published_at", models.DateTimeField(null=True, verbose_name="发布时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="编写人",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="core.stream",
                                verbose_name="来源工单",
                            ),
                        ),
                        (
                            "search_words",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "知识文章",
                        "verbose_name_plural": "知识文章",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "published")),
                                fields=["kind", "category"],
                                name="article_published",
                            ),
                            models.Index(fields=["-at", "-stream"], name="article_recent"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["search_words"], name="article_words"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("published_at__isnull", False),
                                        ("state__in", ["published", "retired"]),
                                    ),
                                    models.Q(("published_at", None), ("state__in", ["waiting", "returned"])),
                                    _connector="OR",
                                ),
                                name="article_published_with_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                        ("title", models.CharField(max_length=80, verbose_name="标题")),
                        ("body", models.TextField(max_length=4000, verbose_name="内容")),
                        (
                            "posts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="发布时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="发布范围",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通知",
                        "verbose_name_plural": "通知",
                        "indexes": [models.Index(fields=["-at", "-stream"], name="notice_recent")],
                    },
                ),
            ]
        ),
    ]
