"""The list of erasures beside the backups: a restored database forgets again what it had forgotten before."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from privacy.models import Erasure

NAME = "erasures.jsonl"


def place() -> Path:
    """It stands where the backups do, and no restore touches it."""
    return Path(settings.BACKUP_FOLDER) / NAME


def keep_later(row: Erasure) -> None:
    """Write the line once the erasure is committed."""
    transaction.on_commit(lambda: keep(row))


def keep(row: Erasure) -> None:
    """One line: keys and times, nothing personal. The opening time tells that a key still means the same."""
    line = {
        "customer": row.customer_id,
        "opened_at": row.customer.stream.opened_at.isoformat(),
        "at": row.at.isoformat(),
    }
    path = place()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\n")
        out.flush()
        os.fsync(out.fileno())


def lines() -> Iterator[tuple[int, datetime, datetime]]:
    """Customer, when its stream was opened, and when it was erased; a torn last line is left out."""
    path = place()
    for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        yield (
            line["customer"],
            datetime.fromisoformat(line["opened_at"]),
            datetime.fromisoformat(line["at"]),
        )
