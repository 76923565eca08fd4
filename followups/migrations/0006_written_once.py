from django.db import migrations

from core.triggers import append_only

TABLES = ("contactday", "spotweek", "frameline", "interviewattempt", "satisfactionmonth")


class Migration(migrations.Migration):
    dependencies = [("followups", "0005_calls_have_a_customer"), ("core", "0002_append_only")]
    operations = [append_only(f"followups_{table}") for table in TABLES]
