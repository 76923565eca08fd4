"""The first start after a restore: who was forgotten since the backup, and that nothing may leave yet."""

import json
import logging
from datetime import datetime
from pathlib import Path

from aftersales.local.archive import RESTORED
from core import restorations
from privacy.operations import listing

log = logging.getLogger(__name__)


def take_over(home: Path, *, at: datetime) -> None:
    """Read what `restore` left in the data folder, once. Raises OSError when the list of erasures cannot be kept."""
    mark = home / RESTORED
    if not mark.exists():
        lay_list()
        return
    told = json.loads(mark.read_text(encoding="utf-8"))
    listing.merge(told["erasures"])
    restorations.note(made_at=datetime.fromisoformat(told["made_at"]), at=at)
    mark.unlink()


def lay_list() -> None:
    """The list of erasures is there from the first start on, so that whoever copies the backups copies it too;
    a disk of backups that is away keeps nobody from working.
    """
    try:
        listing.merge(())
    except OSError as error:
        log.warning("the folder of backups cannot be written: %s", error)
