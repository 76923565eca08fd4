from django.db import migrations, models

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_states_of_old_runs"), ("core", "0002_append_only")]
    operations = [
        migrations.AlterField("reportrun", "last", models.DateField(verbose_name="截止日")),
        migrations.AlterField("reportrun", "late_from", models.DateTimeField()),
        migrations.AddConstraint(
            model_name='reportrun',
            constraint=models.CheckConstraint(condition=models.Q(('sent_by', None), ('state__in', ['sending', 'sent']), _connector='OR'), name='report_run_sender'),
        ),
        migrations.AddConstraint(
            model_name='reportrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at', None)), _connector='OR'), name='report_run_sent_has_time'),
        ),
        migrations.AddConstraint(
            model_name='reportrun',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'expected'), ('frozen_at__isnull', False), _connector='OR'), name='report_run_frozen'),
        ),
        migrations.AddConstraint(
            model_name='reportrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='report_run_signed_whole'),
        ),
        append_only("reports_handin"),
        append_only("reports_formreminder"),
    ]
