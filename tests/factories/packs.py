"""The library of policy packs, in force."""

from datetime import UTC, datetime

from core.actors import SYSTEM
from packs.models import PackSet
from packs.operations import PackFile, install, load
from packs.queries import in_force

INSTALLED = datetime(2026, 1, 1, tzinfo=UTC)


def default_packs(at: datetime = INSTALLED) -> PackSet:
    """Load and activate the library, and give the company's set at an instant."""
    install(by=SYSTEM, at=INSTALLED)
    return in_force(at=at)


def load_text(text: str) -> None:
    """Load one pack file given as text."""
    load(PackFile.read(text), by=SYSTEM, at=INSTALLED)
