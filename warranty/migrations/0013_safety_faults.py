from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warranty', '0012_promise_handovers_written_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='claim',
            name='safety_fault',
            field=models.BooleanField(null=True, verbose_name='安全性能故障'),
        ),
        migrations.AddField(
            model_name='repairrecord',
            name='safety',
            field=models.BooleanField(default=False, verbose_name='安全性能故障'),
        ),
    ]
