from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("tickets", "0014_what_ifs_of_drafts")]
    operations = [append_only("tickets_whatif")]
