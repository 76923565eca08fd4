from django.db import migrations

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("workforce", "0004_appraisals_of_regions")]
    operations = [append_only("workforce_regionalappraisal")]
