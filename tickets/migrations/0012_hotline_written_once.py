from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("tickets", "0011_hotline")]
    operations = [
        append_only(f"tickets_{table}")
        for table in ("repeat", "ticketlink", "reply", "charge", "quote", "rescueslip")
    ]
