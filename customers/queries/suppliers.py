"""Whose parts are in a product."""

from core.tidying import alike
from customers.enums import ItemKind
from customers.models import Asset, ProductPart


def sole_supplier(asset: Asset | None) -> str:
    """The supplier of a unit's bought-in parts, where the register of parts names just one."""
    if asset is None or asset.model_id is None:
        return ""
    parts = ProductPart.objects.filter(model=asset.model_id, kind=ItemKind.BOUGHT_IN_PART, is_active=True)
    named = parts.exclude(supplier="").order_by("-pk").values_list("supplier", flat=True)
    names = {alike(name): name for name in named}
    return names.popitem()[1] if len(names) == 1 else ""
