"""What the registers say of many rows of a list of sales, read at once and held until the transaction ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from core.streams import lock_streams
from customers.importing.rows import SaleRow
from customers.models import Asset, Contact, Ownership, Sale
from customers.naming import tidy


@dataclass
class Known:
    """What the registers say of the rows: units by serial, people by number, sales by unit, buyer and day."""

    assets: dict[str, Asset]
    people: set[tuple[str, str, int]]
    sales: dict[tuple[int, int, Any], Sale]
    owners: dict[int, Ownership]
    newest: dict[int, date]

    @classmethod
    def of(cls, rows: Sequence[SaleRow]) -> "Known":
        """Read under the locks of all units and customers that the rows name, taken at once."""
        named = Asset.objects.filter(serial__in={row.serial for row in rows})
        at_numbers = Contact.objects.filter(phone__in={row.phone for row in rows})
        units = set(named.values_list("pk", "customer_id"))
        people = set(at_numbers.values_list("phone", "name", "customer_id"))
        lock_streams(*{key for pair in units for key in pair}, *{customer for *_person, customer in people})
        if not units:
            return cls({}, people, {}, {}, {})
        assets = {str(asset.serial): asset for asset in named.select_related("stream")}
        held = {asset.pk for asset in assets.values()}
        sales = list(Sale.objects.filter(asset__in=held).select_related("asset"))
        owners = Ownership.objects.filter(asset__in=held).order_by(F("until").asc(nulls_last=True))
        return cls(
            assets,
            people,
            {(sale.asset_id, sale.customer_id, sale.bought_on): sale for sale in sales},
            {one.asset_id: one for one in owners},
            {sale.asset_id: sale.bought_on for sale in sorted(sales, key=lambda one: one.bought_on)},
        )

    def own(self, row: SaleRow) -> Asset | None:
        """The known unit of the row, where it belongs to the person of the row."""
        asset = self.assets.get(row.serial)
        named = asset is not None and (row.phone, tidy(row.name), asset.customer_id) in self.people
        return asset if named else None

    def unsold(self, row: SaleRow) -> bool:
        """A unit that is new, or that is known as this person's and nothing tells of a sale or an owner."""
        asset = self.own(row)
        if asset is None:
            return row.serial not in self.assets
        return asset.pk not in self.owners and asset.pk not in self.newest

    def sale(self, row: SaleRow) -> Sale | None:
        """The sale of the row to this person, where it is written down."""
        asset = self.own(row)
        return self.sales.get((asset.pk, asset.customer_id, row.values["bought_on"])) if asset else None

    def settled(self, sale: Sale) -> bool:
        """Do the unit's owner and day of purchase follow from its sales already?"""
        owner = self.owners.get(sale.asset_id)
        return (
            owner is not None
            and (owner.customer_id, owner.until, owner.original) == (sale.customer_id, None, True)
            and owner.since <= sale.bought_on
            and self.newest[sale.asset_id] == sale.asset.bought_on
        )
