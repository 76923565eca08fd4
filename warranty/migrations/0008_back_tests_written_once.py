from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("warranty", "0007_back_tests")]
    operations = [append_only("warranty_backtest")]
