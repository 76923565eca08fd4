"""Claims, sales and verdicts on tickets."""

from datetime import UTC, date, datetime
from typing import Any

from core.actors import SYSTEM
from org.models import Unit, User
from org.operations.calendar import load_published_years
from packs.enums import Rank
from packs.models import Activation
from tests.factories.packs import default_packs
from tests.factories.tickets import hotline, make_ticket
from tickets.models import Ticket
from warranty.models import Judgement
from warranty.operations.claims import state

INSTALLED = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = {"received_on": date(2026, 1, 5), "card_months": 12}
"""A card of a year from January 2026."""
OVER = {"received_on": date(2024, 1, 5), "card_months": 12}
"""The same card, over since January 2025."""


def working_days() -> None:
    load_published_years(by=SYSTEM, at=INSTALLED, years=range(2018, 2027))


def judged_ticket(region: Unit, *, given: dict[str, Any], by: User | None = None, **more: Any) -> Ticket:
    """A general repair with a claim; `given` are the facts stated."""
    if not Activation.objects.exists():
        default_packs()
    ticket = make_ticket(region, by=by, **more)
    state(ticket=ticket, given=given, by=by or hotline(region), at=ticket.typed_in_at)
    return ticket


def verdict_of(ticket: Ticket) -> str:
    held = Judgement.latest(ticket)
    assert held is not None
    return held.effective


def use_pack(pack: str) -> None:
    """Put a pack of the library in force for the whole company, before the others of its kind."""
    default_packs()
    Activation.objects.filter(pack="quality_promise").delete()
    Activation.objects.get_or_create(pack_id=pack, rank=Rank.COMPANY, key="")
