from django.db import migrations, models

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("tickets", "0008_progress_so_far"), ("core", "0002_append_only")]
    operations = [
        migrations.AlterField(
            model_name="complaint",
            name="progress_at",
            field=models.DateTimeField(verbose_name="最近进展"),
        ),
        *(
            append_only(f"tickets_{table}")
            for table in ("complaintfact", "departmentscore", "statement", "penalty", "customermessage")
        ),
    ]
