"""Which packs judge, read from the rows in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.worktime import Due, Duration, Unit, due
from packs.models import PackSection
from packs.queries import AnySet, members
from warranty.enums import Verdict
from warranty.rules import Policy
from warranty.verdicts import Answer

SECTION = "warranty"
RESHIPMENT = "reshipment"
STATUTORY = "statutory"
"""Section by which a pack of law says which goods it is about."""

_read: dict[int, Policy] = {}
MOST_KEPT = 500


@dataclass(frozen=True)
class Packs:
    """The sections a ticket is judged by: its pack's, and the law's where the goods are under one (WAR-40)."""

    pack: PackSection
    law: PackSection | None = None

    @property
    def names(self) -> list[str]:
        """As verdicts keep them: `phone_retail@1`, the pack first."""
        return [f"{row.pack_id}@{row.version}" for row in (self.pack, self.law) if row]

    @property
    def policy(self) -> Policy:
        return _policy(self.pack)

    @property
    def law_policy(self) -> Policy | None:
        return _policy(self.law) if self.law else None

    @property
    def both(self) -> tuple[Policy, Policy | None]:
        return self.policy, self.law_policy


def packs_of(pack_set: AnySet, product_class: str, sold_on: date) -> Packs | None:
    """The strongest pack of a frozen set that speaks of warranty, and the law of the day of the sale."""
    row = chosen(pack_set)
    if row is None:
        return None
    return Packs(row, law_row(product_class or row.figure("product_class") or "", sold_on))


def chosen(pack_set: AnySet) -> PackSection | None:
    """The pack's section; packs of law are chosen by the goods, not by an activation."""
    held = [row for _rank, row in members(pack_set)]
    laws = {row.pack_id for row in held if row.section == STATUTORY}
    found = (row for row in held if row.section == SECTION and row.pack_id not in laws)
    return next(found, None)


def policy(pack: str, day: date) -> Policy | None:
    """The warranty rules of a pack on a day, of its latest version; None where it has none."""
    rows = PackSection.objects.in_force(day).filter(pack=pack, section=SECTION)
    newest = rows.order_by("-version").first()
    return newest and _policy(newest)


def law(product_class: str, day: date) -> Policy | None:
    """The law's rules for goods of a class on the day of the sale; None where no such rules are held (WAR-40)."""
    row = law_row(product_class, day)
    return _policy(row) if row else None


def law_row(product_class: str, day: date) -> PackSection | None:
    """The section of the law's rules for goods of a class."""
    if not product_class:
        return None
    for row in PackSection.objects.in_force(day).filter(section=STATUTORY).order_by("pack", "-version"):
        if product_class in row.figure("product_classes"):
            rows = PackSection.objects.in_force(day).filter(pack=row.pack_id, section=SECTION)
            return rows.order_by("-version").first()
    return None


def product_class(pack: str, day: date) -> str:
    """The class of goods a pack is about; empty where it names none."""
    row = PackSection.objects.in_force(day).filter(pack=pack, section=SECTION).order_by("-version").first()
    return (row.figure("product_class") or "") if row else ""


def clocks(answer: Answer, pack: str) -> dict[str, tuple[Due, tuple[str, ...]]]:
    """Clocks a verdict starts, with their requirements: new goods leave soon after the old ones came (SLA-18)."""
    came = answer.case.facts.parcel_received_at
    if came is None or answer.effective.verdict != Verdict.EXCHANGE:
        return {}
    rows = PackSection.objects.in_force(answer.case.facts.reported_on).filter(pack=pack, section=RESHIPMENT)
    row = rows.order_by("-version").first()
    end = due(came, Duration(Unit.DAYS, row.figure("days"))) if row else None
    return {"reship": (end, tuple(row.figures["days"]["requirements"]))} if row and end else {}


def _policy(row: PackSection) -> Policy:
    """Read once, as the row never changes."""
    found = _read.get(row.pk)
    if found is None:
        if len(_read) >= MOST_KEPT:
            _read.clear()
        found = _read[row.pk] = Policy.read(row.name, row.figures)
    return found
