"""Which packs judge, read from the rows in force."""

from __future__ import annotations

from datetime import date

from core.worktime import Due, Duration, Unit, due
from packs.models import PackSection
from warranty.enums import Verdict
from warranty.rules import Policy
from warranty.verdicts import Answer

SECTION = "warranty"
RESHIPMENT = "reshipment"
STATUTORY = "statutory"
"""Section by which a pack of law says which goods it is about."""

_read: dict[int, Policy] = {}
MOST_KEPT = 500


def policy(pack: str, day: date) -> Policy | None:
    """The warranty rules of a pack on a day, of its latest version; None where it has none."""
    rows = PackSection.objects.in_force(day).filter(pack=pack, section=SECTION)
    newest = rows.order_by("-version").first()
    return newest and _policy(newest)


def law(product_class: str, day: date) -> Policy | None:
    """The law's rules for goods of a class on the day of the sale; None where no such rules are held (WAR-40)."""
    for row in PackSection.objects.in_force(day).filter(section=STATUTORY).order_by("pack", "-version"):
        if product_class in row.figure("product_classes"):
            return policy(row.pack_id, day)
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
