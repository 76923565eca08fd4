"""The tables of `packs` as its first 3 steps leave them, made at once in an empty database."""

import datetime

import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("packs", "0001_initial"),
        ("packs", "0002_written_once"),
        ("packs", "0003_drafts_of_versions"),
    ]
    dependencies = [
        ("core", "0007_erasing"),
        ("org", "0010_rights_to_publish_and_appraise"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Pack",
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
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="代码")),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                    ],
                    options={
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="PackSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=64, unique=True)),
                        ("members", models.JSONField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Activation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rank",
                            models.CharField(
                                choices=[
                                    ("company", "全公司"),
                                    ("product_line", "产品线"),
                                    ("product_model", "产品型号"),
                                    ("contract", "合同"),
                                ],
                                max_length=14,
                                verbose_name="适用范围",
                            ),
                        ),
                        ("key", models.CharField(blank=True, max_length=60, verbose_name="适用对象")),
                        ("since", models.DateField(null=True, verbose_name="启用日")),
                        ("until", models.DateField(null=True, verbose_name="停用日")),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activations",
                                to="packs.pack",
                                to_field="code",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pack", "rank", "key"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("pack", "rank", "key"),
                                name="activation_in_force_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("key", ""), ("rank", "company")),
                                    models.Q(
                                        models.Q(("rank", "company"), _negated=True),
                                        models.Q(("key", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="activation_key_with_rank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since", None),
                                    ("until", None),
                                    (
                                        "until__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("since"), "-", models.Value(datetime.timedelta(days=1))
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="activation_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                        ("section", models.SlugField(max_length=40, verbose_name="章节")),
                        ("title", models.CharField(max_length=80, verbose_name="标题")),
                        ("effective_from", models.DateField(null=True, verbose_name="生效日")),
                        ("effective_to", models.DateField(null=True, verbose_name="最后有效日")),
                        ("source", models.CharField(max_length=120, verbose_name="出处")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("seed", "制度原文"), ("law", "法律法规"), ("conv", "本系统约定")],
                                max_length=4,
                                verbose_name="性质",
                            ),
                        ),
                        ("figures", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sections",
                                to="packs.pack",
                                to_field="code",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pack", "version", "section"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pack", "version", "section"), name="pack_section_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_from", None),
                                    ("effective_to", None),
                                    ("effective_to__gte", models.F("effective_from")),
                                    _connector="OR",
                                ),
                                name="pack_section_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1), ("effective_from__isnull", False), _connector="OR"
                                ),
                                name="pack_section_later_has_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackDraft",
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
                        ("base_version", models.PositiveSmallIntegerField(verbose_name="起草依据的版本")),
                        ("reason", models.CharField(max_length=300, verbose_name="修订理由")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("editing", "编辑中"),
                                    ("submitted", "待审批"),
                                    ("approved", "已批准"),
                                    ("published", "已发布"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="editing",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "sections",
                            models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("opened_at", models.DateTimeField(verbose_name="起草时间")),
                        (
                            "writers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(null=True, verbose_name="版本")),
                        ("effective_from", models.DateField(null=True, verbose_name="生效日")),
                        (
                            "approval",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.approval",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="起草人",
                            ),
                        ),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafts",
                                to="packs.pack",
                                to_field="code",
                                verbose_name="政策包",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-opened_at", "-stream"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["approved", "editing", "submitted"])),
                                fields=("pack",),
                                name="pack_draft_live_once",
                            ),
                            models.UniqueConstraint(
                                fields=("pack", "version"), name="pack_draft_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "published"),
                                        ("version__gt", models.F("base_version")),
                                        ("effective_from__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("state", "published"), _negated=True),
                                        ("effective_from", None),
                                        ("version", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="pack_draft_published_whole",
                            ),
                        ],
                    },
                ),
            ]
        ),
        append_only("packs_packsection"),
        append_only("packs_packset"),
    ]
