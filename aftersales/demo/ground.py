"""What every company needs: policy packs, the calendar, the first scripts."""

from datetime import datetime

from core.actors import SYSTEM
from knowledge.operations import install as install_texts
from org.operations.calendar import load_published_years, published_years
from packs.operations import install
from tickets.operations.hotline.charges import install as install_charge_categories


def lay_ground(*, at: datetime) -> None:
    """Load the pack library, the published calendar years and the shipped texts; repeating it changes nothing.

    All years: the end of a warranty of ten years ago still depends on that year's holidays.
    """
    install(by=SYSTEM, at=at)
    load_published_years(by=SYSTEM, at=at, years=published_years())
    install_texts()
    install_charge_categories()
