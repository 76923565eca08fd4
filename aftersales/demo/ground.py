"""What every company needs: policy packs and the calendar."""

from datetime import datetime

from core.actors import SYSTEM
from org.operations.calendar import load_published_years
from packs.operations import install


def lay_ground(*, at: datetime) -> None:
    """Load the pack library and the published calendar years; repeating it changes nothing."""
    install(by=SYSTEM, at=at)
    load_published_years(by=SYSTEM, at=at)
