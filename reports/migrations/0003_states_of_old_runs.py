from datetime import timedelta

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    """Reports so far were about one day and due at a clock time; what was sent is sent, the rest goes out by its limit."""
    runs = apps.get_model("reports", "ReportRun").objects
    runs.filter(last=None).update(last=F("period"), late_from=F("due_at") + timedelta(seconds=1))
    runs.filter(sent_at__isnull=False).update(state="sent")
    runs.filter(sent_at=None, version=1).update(send_at=F("due_at"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_sign_off_and_texts")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
