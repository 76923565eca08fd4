"""Figures of the company's pack that this room reads."""

from datetime import date, datetime, timedelta

from core.clock import local_day
from packs.queries import current_figure


def due_back(at: datetime) -> date:
    """When a unit lent now is to be back, unless another day is agreed."""
    return local_day(at) + timedelta(days=current_figure("standby", "loan_days", at=at))
