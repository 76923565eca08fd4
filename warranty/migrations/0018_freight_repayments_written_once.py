from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("warranty", "0017_freight_repayments"), ("core", "0007_erasing")]
    operations = [append_only("warranty_freightrepayment")]
