from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("tickets", "0004_alarms"), ("core", "0002_append_only")]
    operations = [append_only("tickets_alarm")]
