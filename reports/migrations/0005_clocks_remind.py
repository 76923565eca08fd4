from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_states_hold")]
    operations = [migrations.RemoveField("reportrun", "notices")]
