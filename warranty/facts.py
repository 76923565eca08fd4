"""What is known about one fault of one item; a fact that is not given is absent, not false."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from core.clock import local_day
from warranty.enums import ItemKind, Paper, Remedy

INVOICE = Paper.INVOICE.value


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Who judged the fault, what was found, and when."""

    by: str
    finding: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted paid repair, in CNY."""

    parts: Decimal | None = None
    travel: Decimal | None = None
    total: Decimal | None = None
    sent: bool = False
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of the item: from hand-in to return; `fixed` stays empty until it is known.

    `fault` tells the same problem from another one, `replaced` is the assembly or main part put in new.
    """

    handed_in_on: date
    returned_on: date | None = None
    fault: str = ""
    fixed: bool | None = None
    waiting_days: int = 0
    replaced: str = ""
    safety: bool = False

    def days(self, until: date) -> int:
        """Days in repair, those of waiting for parts included; an open repair counts up to `until`."""
        return max(((self.returned_on or until) - self.handed_in_on).days, 0)


def days_together(repairs: Iterable[Repair], until: date) -> int:
    """Days of all repairs; where two overlap each day counts once."""
    spent, reached = 0, date.min
    for one in sorted(repairs, key=lambda repair: repair.handed_in_on):
        first, last = max(one.handed_in_on, reached), min(one.returned_on or until, until)
        spent += max((last - first).days, 0)
        reached = max(last, reached)
    return spent


@dataclass(frozen=True, slots=True)
class Facts:
    """Input of the judge (WAR-01); days are days of Shanghai, money is CNY."""

    reported_on: date
    requested: str = Remedy.REPAIR.value
    item_kind: str = ItemKind.MAIN_UNIT.value
    faulty_part: str = ""
    product_class: str = ""
    sale_kind: str = ""
    bought_on: date | None = None
    received_on: date | None = None
    contract_signed_on: date | None = None
    card_months: int | None = None
    contract_months: int | None = None
    committed_months: int | None = None
    cause: str = ""
    cause_detail: str = ""
    affects_use: bool | None = None
    hotline_call_logged: bool | None = None
    appraisal: Appraisal | None = None
    local_centre: bool | None = None
    goods_sent_in: bool = False
    parcel_received_at: datetime | None = None
    supplied_accessories: tuple[str, ...] = ()
    parcel_contents: frozenset[str] | None = None
    documents_present: frozenset[str] | None = None
    sale_recorded: bool = False
    appearance_damage: tuple[str, ...] | None = None
    owner: str = ""
    special_replacement: bool = False
    damaged_part_kept: bool | None = None
    approvals: Mapping[str, bool] = field(default_factory=dict)
    quotation: Quotation | None = None
    work_start_requested: bool = False
    on_site_visit: bool = False
    visit_consent: bool = False
    repair_days: int | None = None
    waiting_days: int = 0
    repairs: tuple[Repair, ...] = ()
    exchanged_on: date | None = None
    same_model_available: bool | None = None
    mileage_km: int | None = None
    price: Decimal | None = None
    distance_sale: bool = False
    goods_intact: bool | None = None
    exempt: str = ""
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    freight: Mapping[str, Decimal] = field(default_factory=dict)

    def impossible(self) -> dict[str, str]:
        """Facts that contradict each other: field and what is wrong (a code)."""
        found = {}
        if self.bought_on and self.received_on and self.received_on < self.bought_on:
            found["received_on"] = "before_bought_on"
        for name in ("bought_on", "received_on", "exchanged_on"):
            day: date | None = getattr(self, name)
            if day and self.reported_on < day:
                found["reported_on"] = f"before_{name}"
        if self.contract_signed_on and self.reported_on < self.contract_signed_on:
            found["contract_signed_on"] = "after_reported_on"
        return found | self._before_the_goods_came() | self._before_the_sale() | self._impossible_repairs()

    def _before_the_sale(self) -> dict[str, str]:
        """What cannot have happened before the goods were bought."""
        if self.bought_on is None:
            return {}
        days = self._sent_back | {
            "exchanged_on": self.exchanged_on,
            "repairs": min((one.handed_in_on for one in self.repairs), default=None),
        }
        return {name: "before_bought_on" for name, day in days.items() if day and day < self.bought_on}

    def _before_the_goods_came(self) -> dict[str, str]:
        """Nobody appraises or sends back what the customer has not got yet."""
        came = self.received_on
        return {
            name: "before_received_on" for name, day in self._sent_back.items() if came and day and day < came
        }

    @property
    def _sent_back(self) -> dict[str, date | None]:
        return {
            "appraisal": self.appraisal.on if self.appraisal else None,
            "parcel_received_at": local_day(self.parcel_received_at) if self.parcel_received_at else None,
        }

    def _impossible_repairs(self) -> dict[str, str]:
        if any(one.returned_on and one.returned_on < one.handed_in_on for one in self.repairs):
            return {"repairs": "returned_before_handed_in"}
        return {}

    @property
    def idle_days(self) -> int:
        """Days the item lay in repair or waited for parts: as stated, else by the repair history (WAR-46)."""
        if self.repair_days is not None:
            return self.repair_days + self.waiting_days
        return days_together(self.repairs, self.reported_on) + self.waiting_days

    def start(self, order: tuple[str, ...], later: bool) -> date | None:
        """The day a period starts: the first known of the named days, or the latest known of them."""
        known: list[date] = [day for name in order if (day := getattr(self, name)) is not None]
        return (max(known) if later else known[0]) if known else None

    @property
    def stated_months(self) -> int | None:
        """The period of the contract, or else of the card supplied with the product (WAR-04)."""
        return self.card_months if self.contract_months is None else self.contract_months

    def paper(self, name: str) -> bool:
        """Is this paper or thing stated to be there, at hand or in the parcel?

        The company's own record of the sale stands for the invoice (WAR-45).
        """
        if self.sale_recorded and name == INVOICE:
            return True
        return any(
            name in held for held in (self.documents_present, self.parcel_contents) if held is not None
        )
