"""What happens to price lists, articles and notices."""

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


@dataclass(frozen=True)
class ArticleProposed(DomainEvent):
    name: ClassVar[str] = "article.proposed"


@dataclass(frozen=True)
class ArticleMoved(DomainEvent):
    name: ClassVar[str] = "article.moved"
    before: str
    after: str


@dataclass(frozen=True)
class NoticePublished(DomainEvent):
    name: ClassVar[str] = "notice.published"
    people: int
