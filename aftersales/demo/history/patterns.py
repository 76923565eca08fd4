"""Model lives as patterns: their rows, and what a copy changes in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from aftersales.demo.history.lives import Life
from aftersales.demo.history.rows import read
from dispatch.models import Technician
from tickets.models import Ticket

Rows = dict[str, list[list[str | None]]]


@dataclass(frozen=True)
class Pattern:
    """A model life: its rows, the rows of others that it names, how it went."""

    rows: Rows
    ticket: Ticket
    technician: Technician | None
    went_well: bool
    share: float


def read_patterns(found: Sequence[Life]) -> list[Pattern]:
    """The rows of each life, in the database's own text."""
    related = ("stream", "customer", "contact", "asset", "region", "category__skill")
    tickets = Ticket.objects.select_related(*related).in_bulk([life.ticket for life in found])
    return [_pattern(life, tickets[life.ticket]) for life in found]


def _pattern(life: Life, ticket: Ticket) -> Pattern:
    order = ticket.work_orders.select_related("technician__user").first()
    technician = order.technician if order else None
    return Pattern(read(life.ticket), ticket, technician, life.went_well, life.share)
