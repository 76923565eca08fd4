from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0011_fewer_indexes")]
    operations = [
        migrations.RemoveConstraint("rescue", "rescue_judged_whole"),
        migrations.AddConstraint(
            "rescue",
            models.CheckConstraint(
                condition=Q(("fine", None), ("judged_at", None), ("judged_by", None))
                | Q(("fine__isnull", False), ("judged_at__isnull", False), ("judged_by__isnull", False)),
                name="rescue_judged_whole",
            ),
        ),
    ]
