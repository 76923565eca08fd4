from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("followups", "0001_initial"), ("core", "0002_append_only")]
    operations = [append_only("followups_attempt")]
