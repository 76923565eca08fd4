"""The first start after a restore: who was forgotten since the backup, and that nothing may leave yet."""

import json
from datetime import datetime
from pathlib import Path

from django.db import transaction

from aftersales.local.archive import RESTORED
from core import restorations
from privacy.operations import listing


def take_over(home: Path, *, at: datetime) -> None:
    """Read what `restore` left in the data folder. The list of erasures is there from the first start on, so that
    whoever copies the folder of backups copies it too.
    """
    mark = home / RESTORED
    told = json.loads(mark.read_text(encoding="utf-8")) if mark.exists() else {}
    listing.merge(told.get("erasures", ()))
    if told:
        with transaction.atomic():
            restorations.note(made_at=datetime.fromisoformat(told["made_at"]), at=at)
        mark.unlink()
