from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("tickets", "0019_what_is_not_collected"), ("core", "0007_erasing")]
    operations = [
        *(append_only(f"tickets_{table}") for table in ("damage", "redress", "receipt")),
        erasable("tickets_damage", "thing", "words"),
        erasable("tickets_redress", "words"),
        erasable("tickets_receipt", "note"),
    ]
