from django.db import migrations

from core.triggers import append_only

TABLES = ("workforce_appearancecheck", "workforce_qualitycheck", "workforce_evaluation")


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_day_and_inspections"), ("core", "0002_append_only")]
    operations = [append_only(table) for table in TABLES]
