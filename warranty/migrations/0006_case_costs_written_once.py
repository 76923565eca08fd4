from django.db import migrations

from core.triggers import append_only, erasable

TABLES = ("warranty_appraisal", "warranty_casecost")


class Migration(migrations.Migration):
    dependencies = [("warranty", "0005_cases"), ("core", "0007_erasing")]
    operations = [make for table in TABLES for make in (append_only(table), erasable(table, "note"))]
