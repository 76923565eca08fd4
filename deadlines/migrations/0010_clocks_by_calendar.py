from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.fields.json import KeyTextTransform


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("deadlines", "0009_notices_written_once")]
    operations = [
        AddIndexConcurrently(
            "clock",
            models.Index(
                KeyTextTransform("calendar", "rule"),
                condition=models.Q(("met_at", None), ("rule__has_key", "calendar"), ("stopped_at", None)),
                name="clock_on_calendar",
            ),
        )
    ]
