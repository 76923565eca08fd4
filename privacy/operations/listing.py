"""The list of erasures beside the backups: a restored database forgets again what it had forgotten before."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

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
    _append([json.dumps(line)])


def merge(texts: Iterable[str]) -> int:
    """Take over the lines of a list that was copied with a backup; returns how many were new."""
    known = set(_texts())
    fresh = [text for text in dict.fromkeys(texts) if text not in known]
    _append(fresh)
    return len(fresh)


def _append(texts: list[str]) -> None:
    """Whole lines, on the disk when this returns; a torn last line stays a line of its own."""
    path = place()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as out:
        if out.tell() and not _ends_a_line(out):
            out.write(b"\n")
        out.write("".join(f"{text}\n" for text in texts).encode())
        out.flush()
        os.fsync(out.fileno())


def _ends_a_line(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _texts() -> list[str]:
    path = place()
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def lines() -> Iterator[tuple[int, datetime, datetime]]:
    """Customer, when its stream was opened, and when it was erased; a torn last line is left out."""
    for text in _texts():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        yield (
            line["customer"],
            datetime.fromisoformat(line["opened_at"]),
            datetime.fromisoformat(line["at"]),
        )
