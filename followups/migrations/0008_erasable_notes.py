from django.db import migrations

from core.triggers import erasable


class Migration(migrations.Migration):
    dependencies = [("followups", "0007_installations_so_far"), ("core", "0007_erasing")]
    operations = [erasable("followups_attempt", "note")]
