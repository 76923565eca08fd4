from django.db import migrations

from core.triggers import allow_erasing


class Migration(migrations.Migration):
    dependencies = [("core", "0006_evidence")]
    operations = [allow_erasing()]
