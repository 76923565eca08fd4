from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("org", "0002_business_calendar"), ("core", "0002_append_only")]
    operations = [append_only("org_calendaryear"), append_only("org_calendarday")]
