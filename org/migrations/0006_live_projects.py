from django.db import migrations
from django.utils import timezone


def keep_live(apps, _editor):
    """Projects that already take requests are live since their history began."""
    today = timezone.localdate()
    for unit in apps.get_model("org", "Unit").objects.filter(kind="project", live_since=None).select_related("stream"):
        unit.live_since = timezone.localdate(unit.stream.opened_at) if unit.stream else today
        unit.save(update_fields=["live_since"])


class Migration(migrations.Migration):

    dependencies = [
        ("org", "0005_departments_and_rosters"),
    ]

    operations = [migrations.RunPython(keep_live, migrations.RunPython.noop)]
