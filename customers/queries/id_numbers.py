"""Does the company ask for ID numbers at all?"""

from datetime import datetime

from packs.queries import current_figure


def collects_id_numbers(*, at: datetime) -> bool:
    """Only where a pack in force says so (PRV-03)."""
    try:
        return bool(current_figure("privacy", "collect_id_number", at=at))
    except KeyError:
        return False
