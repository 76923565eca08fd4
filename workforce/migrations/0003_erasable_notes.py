from django.db import migrations

from core.triggers import erasable


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_written_once"), ("core", "0007_erasing")]
    operations = [erasable("workforce_qualitycheck", "note"), erasable("workforce_evaluation", "note")]
