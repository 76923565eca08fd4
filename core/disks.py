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
    """One line per disk of the data folder and of the files."""
    return list(_each({Path(settings.HOME), Path(settings.MEDIA_ROOT)}))


def low_disks() -> list[Disk]:
    """Those with less free space than the setting asks for."""
    return [disk for disk in disks() if disk.is_low]


def _each(folders: Iterable[Path]) -> Iterable[Disk]:
    seen = set()
    for folder in sorted(folders):
        place = next(part for part in (folder, *folder.parents) if part.exists())
        if (device := place.stat().st_dev) not in seen:
            seen.add(device)
            usage = shutil.disk_usage(place)
            yield Disk(str(place), round(100 * usage.free / usage.total, 1), round(usage.free / 1e9, 1))
