"""A stamp is a file, written last, with the digest of what a step was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from aftersales.local import atomic


def digest(parts: Iterable[Path | str]) -> str:
    """Hash of texts and files; a folder counts with the names and contents of all its files."""
    total = hashlib.sha256()
    for part in parts:
        for name, content in _contents(part):
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def _contents(part: Path | str) -> Iterable[tuple[str, bytes]]:
    if isinstance(part, str):
        yield "", part.encode()
    elif part.is_dir():
        for file in sorted(path for path in part.rglob("*") if path.is_file()):
            yield str(file.relative_to(part)), file.read_bytes()
    elif part.exists():
        yield part.name, part.read_bytes()


def current(stamp: Path, wanted: str) -> bool:
    """True when the step was completed from exactly these parts."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def write(stamp: Path, value: str) -> None:
    atomic.write(stamp, value, 0o644)
