"""Free space of the disks that the house writes to."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Disk:
    """A folder's disk: how much is free, in per cent and in gigabytes."""

    folder: str
    free_percent: float
    free_gb: float

    @property
    def is_low(self) -> bool:
        return self.free_percent < settings.DISK_FREE_PERCENT


def disks() -> list[Disk]:
    """One line per disk of the data folder, our own database, the files and the backups."""
    home = Path(settings.HOME)
    database = (home / "servers").resolve()  # of a system that root started it stands elsewhere
    return list(_each({home, database, Path(settings.MEDIA_ROOT), Path(settings.BACKUP_FOLDER)}))


def low_disks() -> list[Disk]:
    """Those with less free space than the setting asks for."""
    return [disk for disk in disks() if disk.is_low]


def _device(place: Path) -> int:
    return place.stat().st_dev


def _each(folders: Iterable[Path]) -> Iterable[Disk]:
    seen = set()
    for folder in sorted(folders):
        place = next(part for part in (folder, *folder.parents) if part.exists())
        if (device := _device(place)) not in seen:
            seen.add(device)
            usage = shutil.disk_usage(place)
            yield Disk(str(place), round(100 * usage.free / usage.total, 1), round(usage.free / 1e9, 1))
