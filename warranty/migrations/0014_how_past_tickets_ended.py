from django.db import migrations
from django.db.models import Exists, OuterRef

WAYS = {"new_goods": "exchange", "refund": "return", "repaired": "factory_repair"}


def fill(apps, schema_editor):
    """A ticket ended as its case by post did, unless it was taken up again since."""
    Case, Ticket = apps.get_model("warranty", "Case"), apps.get_model("tickets", "Ticket")
    Reopening = apps.get_model("tickets", "Reopening")
    since = Reopening.objects.filter(ticket=OuterRef("ticket"), at__gte=OuterRef("closed_at"))
    ended = Case.objects.exclude(kind="onsite_exchange").filter(~Exists(since), state="closed")
    for outcome, way in WAYS.items():
        Ticket.objects.filter(pk__in=ended.filter(outcome=outcome).values("ticket")).update(settled=way)


class Migration(migrations.Migration):
    dependencies = [
        ("warranty", "0013_safety_faults"),
        ("tickets", "0026_other_ways_of_ending"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
