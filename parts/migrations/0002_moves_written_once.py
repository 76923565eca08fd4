from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("parts", "0001_depots_standby_units_and_loans"), ("core", "0007_erasing")]
    operations = [append_only("parts_standbymove"), erasable("parts_standbymove", "note")]
