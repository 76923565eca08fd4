from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("warranty", "0003_claims_verdicts_and_quotations"), ("core", "0007_erasing")]
    operations = [
        append_only("warranty_judgement"),
        append_only("warranty_override"),
        erasable("warranty_override", "reason"),
    ]
