from django.db import migrations

from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0008_held_notices_and_rescues"), ("core", "0007_erasing")]
    operations = [
        append_only("deadlines_acknowledgement"),
        append_only("deadlines_snooze"),
        erasable("deadlines_snooze", "reason"),
    ]
