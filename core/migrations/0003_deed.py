"""Deeds that can be undone for some seconds."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.UUIDField(db_index=True, default=uuid.uuid4)),
                ("kind", models.CharField(max_length=30)),
                ("actor_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "facts",
                    models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                ("held", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "stream",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.stream"
                    ),
                ),
            ],
        ),
    ]
