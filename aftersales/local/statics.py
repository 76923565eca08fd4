"""Static files, collected for serving; runs inside `.venv` with Django set up."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from aftersales.local import stamps
from aftersales.local.paths import ROOT


def collect() -> bool:
    """Copies, hashes and compresses what the browser loads; False when nothing of it has changed."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = stamps.digest([ROOT / "requirements.txt", ROOT / "static", str(settings.STORAGES)])
    if stamps.current(stamp, wanted):
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamps.write(stamp, wanted)
    return True
