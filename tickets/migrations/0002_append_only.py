from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [
        append_only(f"tickets_{table}")
        for table in ("acknowledgement", "contactlog", "note", "reclassification", "reopening")
    ]
