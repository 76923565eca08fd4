from django.db import migrations

from core.triggers import erasable


class Migration(migrations.Migration):
    dependencies = [("tickets", "0012_hotline_written_once"), ("core", "0007_erasing")]
    operations = [
        erasable("tickets_contactlog", "note"),
        erasable("tickets_note", "text"),
        erasable("tickets_reclassification", "reason"),
        erasable("tickets_reopening", "reason"),
        erasable("tickets_complaintfact", "text"),
        erasable("tickets_statement", "text"),
        erasable("tickets_penalty", "reason"),
        erasable("tickets_customermessage", "text"),
        erasable("tickets_repeat", "text"),
        erasable("tickets_reply", "text"),
        erasable("tickets_charge", "note"),
        erasable("tickets_rescueslip", "plate"),
        erasable("tickets_alarm", "message"),
    ]
