"""Rules on exchange and return: windows, rights that repairs lead to, and what a return costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from warranty.enums import Count
from warranty.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyRule(Rule):
    """Exchange or return; without `days` as long as the repair period runs; `km`: whichever comes first."""

    remedies: tuple[str, ...]
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    days: int | None = None
    km: int | None = None
    starts: tuple[str, ...] = ("bought_on", "received_on")
    window: str = ""
    reason: str = "window_over"
    affects_use: bool = False
    call_record: bool = False
    without_same_model: bool = False
    appraisers: tuple[str, ...] = ()
    report: str = ""
    papers: tuple[str, ...] = ()
    refused_without: Mapping[str, str] = field(default_factory=dict)
    intact: tuple[str, ...] = ()

    def fits(self, item: str, part: str, goods: str) -> bool:
        return (
            (not self.items or item in self.items)
            and (not self.parts or part in self.parts)
            and (not self.goods or goods in self.goods)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RightRule(Rule):
    """A right that the repair history leads to: `least` n times, or `over` n days or times.

    `within` names the period in which it has to be reached; `fee` says for which remedies a use fee is due:
    "" never, "return" when the same model could be had in exchange, "always".
    """

    counts: str
    gives: tuple[str, ...]
    least: int | None = None
    over: int | None = None
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    within: str = ""
    fee: str = ""

    @property
    def needed(self) -> int:
        """The number at which the right is there."""
        return self.least if self.least is not None else (self.over or 0) + 1

    @property
    def in_days(self) -> bool:
        return self.counts in Count.in_days()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReason(Rule):
    """Goods sold at a distance go back without a reason; the customer bears the way back."""

    remedies: tuple[str, ...]
    days: int
    exempt: tuple[str, ...] = ()
    starts: tuple[str, ...] = ("received_on",)
    window: str = "no_reason"
    refund_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseFee(Rule):
    """What use costs on a return, in per cent of the price: a day, or each 1,000 km."""

    percent_per_day: str = ""
    percent_per_1000_km: str = ""
    goods: tuple[str, ...] = ()

    def applies(self, goods: str) -> bool:
        return not self.goods or goods in self.goods


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel(Rule):
    centre_needs: tuple[str, ...]
    contents: tuple[str, ...]
