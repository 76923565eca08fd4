from django.db import migrations
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce


def take_over(apps, _editor):
    """Progress of older complaints: their latest handling note, else their registration."""
    notes = apps.get_model("tickets", "Note").objects.filter(ticket=OuterRef("pk"), kind="handling")
    latest = notes.order_by().values("ticket").annotate(latest=Max("at")).values("latest")
    received = apps.get_model("tickets", "Ticket").objects.filter(pk=OuterRef("pk")).values("registered_at")
    complaints = apps.get_model("tickets", "Complaint").objects.filter(progress_at=None)
    complaints.update(progress_at=Coalesce(Subquery(latest), Subquery(received)))


class Migration(migrations.Migration):
    dependencies = [("tickets", "0007_handling_of_complaints")]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
