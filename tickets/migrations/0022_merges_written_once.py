from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("tickets", "0021_merged_tickets"), ("core", "0007_erasing")]
    operations = [append_only("tickets_ticketmerge"), erasable("tickets_ticketmerge", "reason")]
