"""Whose parts are in a product."""

from customers.enums import ItemKind
from customers.models import Asset, ProductPart


def sole_supplier(asset: Asset | None) -> str:
    """The supplier of a unit's bought-in parts, where the register of parts names just one."""
    if asset is None or asset.model_id is None:
        return ""
    parts = ProductPart.objects.filter(model=asset.model_id, kind=ItemKind.BOUGHT_IN_PART, is_active=True)
    names = set(parts.exclude(supplier="").values_list("supplier", flat=True))
    return names.pop() if len(names) == 1 else ""
