from datetime import timedelta

from django.db import migrations
from django.db.models import Max

SHANGHAI = timedelta(hours=8)


def fill(apps, schema_editor):
    """Installations that were signed before they had rows of their own."""
    Ticket, Event = apps.get_model("tickets", "Ticket"), apps.get_model("core", "Event")
    Installation = apps.get_model("followups", "Installation")
    known = {ticket.pk: ticket for ticket in Ticket.objects.filter(service_type="installation")}
    signed = Event.objects.filter(name="ticket.status_changed", facts__to="signed", stream__in=known)
    rows = []
    for row in signed.values("stream").annotate(ended_at=Max("at")):
        ticket = known[row["stream"]]
        rows.append(
            Installation(
                ticket_id=ticket.pk,
                customer_id=ticket.customer_id,
                region_id=ticket.region_id,
                project_id=ticket.project_id,
                ended_at=row["ended_at"],
                ended_on=(row["ended_at"] + SHANGHAI).date(),
            )
        )
    Installation.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("followups", "0006_written_once"), ("tickets", "0002_append_only")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
