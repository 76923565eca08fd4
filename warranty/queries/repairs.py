"""The repair history of a unit as the judge sees it."""

from customers.models import Asset
from warranty.facts import Repair
from warranty.models import RepairRecord


def repairs_of(asset: Asset | None) -> tuple[Repair, ...]:
    """Repairs of a unit, the first one first; what was only looked at is no repair."""
    if asset is None:
        return ()
    rows = asset.repairs.exclude(returned_on__isnull=False, fixed=None)
    return tuple(_repair(row) for row in rows.order_by("handed_in_on", "pk"))


def _repair(row: RepairRecord) -> Repair:
    return Repair(
        handed_in_on=row.handed_in_on,
        returned_on=row.returned_on,
        fault=row.fault,
        fixed=row.fixed,
        waiting_days=row.waiting_days,
        replaced=row.replaced,
        safety=row.safety,
    )
