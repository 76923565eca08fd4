"""What happens to price lists."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class PriceListBegun(DomainEvent):
    name: ClassVar[str] = "price_list.begun"
    version: int


@dataclass(frozen=True)
class PriceListReleased(DomainEvent):
    name: ClassVar[str] = "price_list.released"
    version: int
    prices: int
