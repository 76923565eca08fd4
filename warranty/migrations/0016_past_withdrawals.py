from django.db import migrations


def fill(apps, schema_editor):
    """Goods went back without an appraisal only because the customer did not want it any more."""
    Case = apps.get_model("warranty", "Case")
    Case.objects.filter(outcome="send_back", finding="").update(withdrawn=True)


class Migration(migrations.Migration):
    dependencies = [("warranty", "0015_withdrawn_cases")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
