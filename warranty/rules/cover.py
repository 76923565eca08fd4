"""Rules on repair: what is covered, how long, for whom, and from which causes."""

from __future__ import annotations

from dataclasses import dataclass

from warranty.enums import Verdict
from warranty.rules.base import Rule

PAID = Verdict.PAID_REPAIR.value


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredItems(Rule):
    items: tuple[str, ...]
    reason: str
    verdict: str = PAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled(Rule):
    owners: tuple[str, ...]
    reason: str
    verdict: str = PAID
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProof(Rule):
    """One of `papers` proves the date; where all lack, the first is asked for."""

    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Rule):
    """`months` empty: as long as contract or card say; `unlimited`: never over; `km`: whichever comes first.

    `suspended`: days in repair and waiting for parts extend it; `restarts`: it begins anew with an exchange.
    """

    verdict: str = Verdict.REPAIR_FREE.value
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    not_parts: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    months: int | None = None
    km: int | None = None
    unlimited: bool = False
    card_counts: bool = True
    starts: tuple[str, ...] = ("bought_on", "received_on")
    later: bool = False
    window: str = "warranty"
    proof: str = "invoice"
    suspended: bool = False
    restarts: bool = False

    def covers(self, item: str, part: str, goods: str = "") -> bool:
        return (
            (not self.items or item in self.items)
            and (not self.parts or part in self.parts)
            and (not self.goods or goods in self.goods)
            and part not in self.not_parts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond(Rule):
    reason: str
    verdict: str = PAID
    free_inspection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredParts(Rule):
    parts: tuple[str, ...]
    reason: str
    verdict: str = PAID


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOurs(Rule):
    """A cause that is not the company's; without a verdict there is nothing to repair either."""

    causes: tuple[str, ...]
    words: tuple[str, ...] = ()
    verdict: str = ""
    refuses: bool = True
    reason: str = ""

    def hits(self, cause: str, detail: str) -> bool:
        return cause in self.causes and (not self.words or any(word in detail for word in self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialReplacement(Rule):
    papers: tuple[str, ...]
    approval: str
    otherwise: str = Verdict.REPAIR_FREE_PARTS_CHARGED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationFirst(Rule):
    reason: str = "quotation_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFee(Rule):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden(Rule):
    """So long after receipt the business has to prove that a fault is none of quality."""

    months: int
    goods: tuple[str, ...] = ()
    starts: tuple[str, ...] = ("received_on", "bought_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint(Rule):
    """Said to the customer with a repair when a paper is not there; never changes a verdict."""

    lacking: str
    months: int
    starts: tuple[str, ...] = ("bought_on", "received_on")
