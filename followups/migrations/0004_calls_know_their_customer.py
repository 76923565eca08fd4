from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """A call is to the customer of its ticket."""
    Call, Ticket = apps.get_model("followups", "Call"), apps.get_model("tickets", "Ticket")
    ticket = Ticket.objects.filter(pk=OuterRef("ticket"))
    Call.objects.filter(customer=None).update(
        customer=Subquery(ticket.values("customer")[:1]), contact=Subquery(ticket.values("contact")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("followups", "0003_follow_up_of_all_kinds")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
