from django.contrib.postgres.indexes import OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Reverse


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("customers", "0012_product_lines")]
    operations = [
        AddIndexConcurrently(
            model_name="asset",
            index=models.Index(OpClass(Reverse("serial"), "text_pattern_ops"), name="asset_serial_tail"),
        ),
    ]
