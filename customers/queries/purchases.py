"""How a unit was bought and whose it is, in one value for whoever judges its warranty."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from customers.enums import AssetState
from customers.models import Asset, Ownership, RepairAddress, Sale

ORIGINAL, SECOND_HAND = "original", "second_hand"
MOST_EXCHANGES = 10  # units in one chain of exchanges that are followed back to the sale

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Purchase:
    """Facts of a sale by the company's own rows; what is not known is empty.

    `sale` is the row that proves the date (WAR-45): of the unit, or of the one it replaces. Without it `bought_on`
    is what somebody told. `warranty_from` is the own start after an exchange (WAR-46).
    """

    asset: int
    sale: int | None = None
    buyer: int | None = None
    owner: int | None = None
    ownership: str = ""
    kind: str = ""
    distance: bool = False
    bought_on: date | None = None
    received_on: date | None = None
    invoice: str = ""
    seller: str = ""
    price: Decimal | None = None
    card_number: str = ""
    card_months: int | None = None
    file_number: str = ""
    contract_number: str = ""
    contract_signed_on: date | None = None
    contract_months: int | None = None
    model: int | None = None
    model_code: str = ""
    line: str = ""
    product_class: str = ""
    batch: str = ""
    state: str = ""
    warranty_from: date | None = None


def current_sale(asset: Asset) -> Sale | None:
    """The newest sale of a unit by the day it was bought."""
    return asset.sales.select_related("contract").newest_first().first()


def sales_of(asset: Asset) -> list[Sale]:
    """All sales of a unit for its page, the one that counts first."""
    return list(asset.sales.select_related("customer").newest_first())


def owners_of(asset: Asset) -> list[Ownership]:
    """Everybody who had the unit, the present owner first."""
    return list(asset.owners.select_related("customer"))


def addresses_of(model: int | None) -> list[RepairAddress]:
    """Where the service booklet of a model sends people for repairs (WAR-21)."""
    return list(RepairAddress.objects.filter(model=model)) if model else []


def lacking_papers(user: Any) -> list[Sale]:
    """Visible sales without card and product file, oldest first (WAR-43)."""
    rows = Sale.objects.visible_to(user).without_papers().filter(asset__state=AssetState.IN_USE)
    shown = rows.select_related("asset__model", "customer__region", "customer__project")
    return list(shown.order_by("pk")[:SHOWN])


def purchase_of(asset: Asset | None) -> Purchase | None:
    """What the company knows of a unit's sale and owner; None without a unit. Four queries at most, and two for
    each exchange before."""
    if asset is None:
        return None
    sale = _sale_behind(asset)
    held = asset.owners.filter(until=None).first()
    model = asset.model
    return Purchase(
        asset=asset.pk,
        owner=asset.customer_id,
        ownership=_ownership(asset, sale, held),
        model=asset.model_id,
        model_code=model.code if model else "",
        line=model.line if model else "",
        product_class=model.product_class if model else "",
        batch=asset.batch,
        state=asset.state,
        warranty_from=asset.warranty_from,
        **(_terms(sale) if sale else {"bought_on": asset.bought_on}),
    )


def _sale_behind(asset: Asset) -> Sale | None:
    """The unit's own sale, or that of the unit it came for."""
    unit: Asset | None = asset
    for _step in range(MOST_EXCHANGES):
        if unit is None:
            return None
        found = current_sale(unit)
        if found is not None:
            return found
        unit = unit.replaces
    return None


def _ownership(asset: Asset, sale: Sale | None, held: Ownership | None) -> str:
    """By the row of the present owner, else by whether the buyer still has it; empty when nobody knows."""
    if held is not None:
        return ORIGINAL if held.original else SECOND_HAND
    if sale is None:
        return ""
    return ORIGINAL if sale.customer_id == asset.customer_id else SECOND_HAND


def _terms(sale: Sale) -> dict[str, object]:
    return {
        "sale": sale.pk,
        "buyer": sale.customer_id,
        "kind": sale.kind,
        "distance": sale.distance,
        "bought_on": sale.bought_on,
        "received_on": sale.received_on,
        "invoice": sale.invoice,
        "seller": sale.seller,
        "price": sale.price,
        "card_number": sale.card_number,
        "card_months": sale.card_months,
        "file_number": sale.file_number,
        "contract_number": sale.contract_number or (sale.contract.number if sale.contract else ""),
        "contract_signed_on": sale.contract_signed_on or (sale.contract.since if sale.contract else None),
        "contract_months": sale.contract_months,
    }
