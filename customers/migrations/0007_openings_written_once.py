from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("customers", "0006_openings_and_id_numbers"), ("core", "0007_erasing")]
    operations = [
        append_only("customers_cardopening"),
        erasable("customers_disclosure", "reason"),
    ]
