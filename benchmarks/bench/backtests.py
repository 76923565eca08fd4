"""A changed pack over the verdicts of all tickets, beside reading the same rows in raw SQL."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from django.db import connection

from aftersales.local.console import say
from core import jobs
from core.clock import local_day, now
from org.models import User
from packs.models import Pack, PackDraft
from packs.operations import edit, open_draft
from tickets.models import Ticket
from warranty.enums import Cause, Remedy
from warranty.models import BackTest, Judgement
from warranty.operations.backtest import ask
from warranty.operations.claims import state

PACK = "quality_promise"
KINDS = 40
SPAN = timedelta(days=3_650)
READ = """
    SELECT DISTINCT ON (j.ticket_id) j.ticket_id, s.number, u.name, j.case_text, j.effective, j.customer_pays
    FROM warranty_judgement j JOIN tickets_ticket t ON t.stream_id = j.ticket_id
    JOIN core_stream s ON s.id = j.ticket_id JOIN org_unit u ON u.id = t.region_id
    ORDER BY j.ticket_id DESC, j.n DESC
"""


@dataclass(frozen=True)
class Result:
    """Tickets judged again, seconds of it, and of reading the same rows in raw SQL."""

    judged: int
    seconds: float
    raw: float


def run(desk: User, officer: User, *, at: datetime) -> None:
    """Give every ticket a verdict, then try a changed pack on all of them."""
    _judge_some(desk, at)
    _copy()
    found = _measure(_draft(officer, at), officer)
    say(
        f"\nback-test of {found.judged:,} tickets: {found.seconds:.1f} s, "
        f"{found.judged / found.seconds:,.0f} a second, {found.seconds / found.raw:.1f} times raw SQL"
    )


def _stated() -> Iterator[dict[str, Any]]:
    """Claims of all causes, remedies and some ages."""
    sums = {"labour": Decimal(60), "parts_cost": Decimal(80), "parts_list": Decimal(140)}
    for months, cause, remedy in product((2, 11, 30), Cause.values, Remedy.values):
        yield {"cause": cause, "requested": remedy, "card_months": 12, "months": months, **sums}


def _judge_some(desk: User, at: datetime) -> None:
    """Real verdicts on the newest tickets."""
    tickets = Ticket.objects.order_by("-pk")[:KINDS]
    for ticket, given in zip(tickets, islice(_stated(), KINDS), strict=True):
        bought = local_day(ticket.registered_at) - timedelta(days=30 * given.pop("months"))
        state(ticket=ticket, given={**given, "received_on": bought}, by=desk, at=at)


def _copy() -> None:
    """The same verdicts in turn for all other tickets."""
    names = [
        field.column for field in Judgement._meta.concrete_fields if field.column not in ("id", "ticket_id")
    ]
    columns = ", ".join(names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO warranty_judgement (ticket_id, {columns}) SELECT t.stream_id, "
            + ", ".join(f"j.{name}" for name in names)
            + " FROM (SELECT stream_id, row_number() OVER () %% %s AS place FROM tickets_ticket t WHERE NOT EXISTS"
            " (SELECT FROM warranty_judgement WHERE ticket_id = t.stream_id)) t JOIN (SELECT *, row_number()"
            " OVER () - 1 AS place FROM warranty_judgement) j USING (place)",
            [Judgement.objects.count()],
        )
        cursor.execute("ANALYZE warranty_judgement")


def _draft(officer: User, at: datetime) -> PackDraft:
    made = open_draft(pack=Pack.objects.get(code=PACK), version=1, reason="bench", by=officer, at=at)
    rules = made.sections["warranty"]["figures"]["rules"]
    rule = next(one for one in rules if one["id"] == "abnormal_use")
    changed = {"rules.abnormal_use": {**rule, "verdict": "REPAIR_FREE"}}
    return edit(draft=made, section="warranty", figures=changed, revision=1, by=officer, at=at)


def _measure(draft: PackDraft, officer: User) -> Result:
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(READ)
        cursor.fetchall()
    raw = time.perf_counter() - begun
    day = local_day(now())
    ask(draft=draft, since=day - SPAN, until=day, by=officer, at=now())
    begun = time.perf_counter()
    jobs.work_due(clock=now)
    seconds = time.perf_counter() - begun
    return Result(BackTest.objects.latest("pk").figures["judged"], seconds, raw)
