"""Clocks keep the hour of a step that goes by working days; those begun before say the 09:00 that held for them."""

from django.db import migrations

FORWARDS = """
UPDATE deadlines_clock AS clock SET chain = (
    SELECT jsonb_agg(
        CASE WHEN step ? 'workdays_before' AND NOT step ? 'clock' THEN step || '{"clock": "09:00"}' ELSE step END
        ORDER BY place)
    FROM jsonb_array_elements(clock.chain) WITH ORDINALITY AS steps (step, place))
WHERE kind = 'meeting_warning' AND jsonb_array_length(chain) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0016_clock_of_new_goods")]
    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
