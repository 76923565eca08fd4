from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("warranty", "0011_promise_handovers"), ("core", "0002_append_only")]
    operations = [append_only("warranty_promisehandover")]
