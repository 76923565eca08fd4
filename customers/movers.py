"""Which rows of this room go along when two customers become one, and which stay for what stands there."""

from typing import Any

from django.db.models import Exists, OuterRef

from core.doors import MOVERS, Mover
from customers.enums import AssetState
from customers.models import Asset, Consent, Contact, Contract, Customer, Ownership, PastValue, Sale, Site


def _sites(rows: Any, kept: Customer) -> Any:
    """An address that is there already stays behind; tickets go on pointing at it."""
    return rows.exclude(address_key__in=kept.sites.values("address_key"))


def _assets(rows: Any, kept: Customer) -> Any:
    """A unit without number and place that is there already stays behind."""
    same = kept.assets.in_use().filter(
        serial=None, plate="", site=None, model=OuterRef("model"), place=OuterRef("place")
    )
    return rows.exclude(Exists(same), serial=None, plate="", site=None, state=AssetState.IN_USE)


def _sales(rows: Any, kept: Customer) -> Any:
    """The same sale taken down for both stays behind."""
    same = kept.purchases.filter(asset=OuterRef("asset"), bought_on=OuterRef("bought_on"))
    return rows.exclude(Exists(same))


def _consents(rows: Any, kept: Customer) -> Any:
    """A consent that is held there as well stays behind."""
    held = kept.consents.filter(withdrawn_at=None)
    return rows.exclude(withdrawn_at=None, purpose__in=held.values("purpose"))


def register() -> None:
    """What a customer has goes along, unless the other one has it too."""
    MOVERS.register(Mover(Contact))
    MOVERS.register(Mover(Site, movable=_sites))
    MOVERS.register(Mover(Asset, movable=_assets))
    MOVERS.register(Mover(Contract))
    MOVERS.register(Mover(Sale, movable=_sales))
    MOVERS.register(Mover(Ownership))
    MOVERS.register(Mover(PastValue))
    MOVERS.register(Mover(Consent, movable=_consents))
    MOVERS.register(Mover(Customer, "merged_into"))
