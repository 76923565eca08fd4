"""Which packs judge, read from the rows in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from packs.models import PackSection
from packs.queries import AnySet, kept, members
from warranty.rules import Policy

SECTION = "warranty"
HINTS = "warranty_hints"
STATUTORY = "statutory"
"""Section by which a pack of law says which goods it is about."""

_read: dict[tuple[int, ...], Policy] = {}
MOST_KEPT = 500


@dataclass(frozen=True)
class Packs:
    """The sections a ticket is judged by: its pack's, and those of the laws the sale is under (WAR-40)."""

    pack: PackSection
    laws: tuple[PackSection, ...] = ()
    hints: PackSection | None = None

    @property
    def names(self) -> list[str]:
        """As verdicts keep them: `phone_retail@1`, the pack first."""
        return [kept_name(row) for row in (self.pack, *self.laws)]

    @property
    def policy(self) -> Policy:
        return _policy(self.pack, self.hints)

    @property
    def law_policy(self) -> Policy | None:
        return joined(self.laws)

    @property
    def both(self) -> tuple[Policy, Policy | None]:
        return self.policy, self.law_policy


def kept_name(row: PackSection) -> str:
    """The name by which verdicts keep a version of a pack."""
    return f"{row.pack_id}@{row.version}"


def packs_of(
    pack_set: AnySet, product_class: str, sold_on: date, *, distance_sale: bool = False
) -> list[Packs]:
    """Each pack of a frozen set that may judge, with the laws of the day of the sale."""
    found = []
    for row in rivals(pack_set):
        goods = product_class or row.figure("product_class") or ""
        laws = law_rows(goods, sold_on, distance_sale=distance_sale)
        found.append(Packs(row, laws, _hints(pack_set, row)))
    return found


def rivals(pack_set: AnySet) -> list[PackSection]:
    """The sections that may judge: all of the strongest rank that has one, by name (CNV-12).

    Packs of law are chosen by the goods, not by an activation.
    """
    held = members(pack_set)
    laws = {row.pack_id for _rank, row in held if row.section == STATUTORY}
    found = [(rank, row) for rank, row in held if row.section == SECTION and row.pack_id not in laws]
    return [row for rank, row in found if rank == found[0][0]]


def _hints(pack_set: AnySet, row: PackSection) -> PackSection | None:
    held = (one for _rank, one in members(pack_set) if (one.pack_id, one.section) == (row.pack_id, HINTS))
    return next(held, None)


def policy(pack: str, day: date) -> Policy | None:
    """The warranty rules of a pack on a day, of its latest version; None where it has none."""
    rows = PackSection.objects.in_force(day).filter(pack=pack, section__in=(SECTION, HINTS))
    newest = {row.section: row for row in rows.order_by("version")}
    return _policy(newest[SECTION], newest.get(HINTS)) if SECTION in newest else None


def law(product_class: str, day: date, *, distance_sale: bool = False) -> Policy | None:
    """The law's rules on the day of the sale, for goods of a class and for sales at a distance (WAR-40).

    None where no such rules are held.
    """
    return joined(law_rows(product_class, day, distance_sale=distance_sale))


def joined(rows: Sequence[PackSection]) -> Policy | None:
    """Several laws as one policy."""
    found = [_policy(row) for row in rows]
    return Policy.joined(found) if len(found) > 1 else next(iter(found), None)


def law_rows(product_class: str, day: date, *, distance_sale: bool = False) -> tuple[PackSection, ...]:
    """The sections of the laws that apply on a day, those about the class first."""
    if not (product_class or distance_sale):
        return ()
    rows = PackSection.objects.in_force(day).filter(section__in=(STATUTORY, SECTION))
    newest = {(row.pack_id, row.section): row for row in kept(rows.order_by("pack", "version"))}
    latest = [(pack, row) for (pack, section), row in newest.items() if section == STATUTORY]
    own = [pack for pack, row in latest if product_class in (row.figure("product_classes") or ())]
    distant = [pack for pack, row in latest if distance_sale and row.figure("distance_sales")]
    packs = list(dict.fromkeys([*own, *distant]))
    return tuple(newest[pack, SECTION] for pack in packs if (pack, SECTION) in newest)


def knows_class(product_class: str) -> bool:
    """Does any version of any law name this class of goods?"""
    rows = PackSection.objects.filter(section=STATUTORY)
    return any(product_class in (row.figure("product_classes") or ()) for row in rows)


def product_class(pack: str, day: date) -> str:
    """The class of goods a pack is about; empty where it names none."""
    row = PackSection.objects.in_force(day).filter(pack=pack, section=SECTION).order_by("-version").first()
    return (row.figure("product_class") or "") if row else ""


def _policy(*rows: PackSection | None) -> Policy:
    """Read once, as rows never change; the first names the pack and its version."""
    held = [row for row in rows if row is not None]
    key = tuple(row.pk for row in held)
    found = _read.get(key)
    if found is None:
        if len(_read) >= MOST_KEPT:
            _read.clear()
        found = _read[key] = Policy.read(held[0].name, *(row.figures for row in held))
    return found
