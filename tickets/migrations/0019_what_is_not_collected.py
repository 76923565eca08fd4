from typing import Any

from django.db import migrations

BILLED_OTHERWISE = ("contract", "free")


def mark(apps: Any, _schema: Any) -> None:
    """What a contract pays or nobody pays needs no receipt."""
    apps.get_model("tickets", "ChargeCategory").objects.filter(code__in=BILLED_OTHERWISE).update(
        is_collected=False
    )


class Migration(migrations.Migration):
    dependencies = [("tickets", "0018_money_and_redress")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
