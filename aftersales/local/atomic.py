"""Files that are either whole or absent, whenever the power goes."""

import os
from pathlib import Path


def write(path: Path, text: str, mode: int = 0o600) -> None:
    """Replaces the file in one step, on disk before it is seen."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def rename(source: Path, target: Path) -> None:
    """Renames and makes the new name durable."""
    source.rename(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Returns when the content is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Returns when the names in it are on the disk."""
    sync_file(folder)
