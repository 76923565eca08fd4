from django.db import migrations

from core.triggers import append_only, create_function


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [create_function(), append_only("core_stream"), append_only("core_event")]
