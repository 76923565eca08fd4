import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_jobs"),
        ("tickets", "0009_progress_always"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="withdrawn_at",
            field=models.DateTimeField(null=True, verbose_name="撤回时间"),
        ),
        migrations.RemoveConstraint(model_name="importrow", name="import_accepted_has_ticket"),
        migrations.AlterField(
            model_name="importrow",
            name="state",
            field=models.CharField(
                choices=[("accepted", "已导入"), ("rejected", "未导入"), ("withdrawn", "已撤回")],
                max_length=9,
                verbose_name="结果",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["accepted", "withdrawn"]), ("ticket__isnull", False)),
                    models.Q(("state", "rejected"), ("ticket", None)),
                    _connector="OR",
                ),
                name="import_accepted_has_ticket",
            ),
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
    ]
