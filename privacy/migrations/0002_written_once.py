from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("core", "0007_erasing")]
    operations = [append_only("privacy_erasure"), append_only("privacy_purged")]
