"""Judging a ticket, and keeping every verdict (WAR-01)."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.seals import seal
from org.models import User
from tickets.models import Ticket
from tickets.operations.moving import hold
from warranty.events import Judged
from warranty.models import Claim, Judgement
from warranty.queries.facts import around
from warranty.queries.judging import Found, ask
from warranty.queries.terms import terms_of


@transaction.atomic
def judge(*, ticket: Ticket, why: str, by: Actor, at: datetime) -> Judgement | None:
    """The verdict on the ticket's claim as facts are now; the one in force where nothing differs.

    None without a claim, or where no pack of the ticket's set speaks of warranty.
    """
    held = hold(ticket)
    claim = Claim.objects.select_related("part").filter(pk=held.pk).first()
    found = ask(held.pack_set, claim, around(held)) if claim else None
    if found is None:
        return None
    before = Judgement.latest(held)
    return before if before and _same(before, found) else _keep(held, found, before, why, by, at)


def _same(before: Judgement, found: Found) -> bool:
    return (before.case_text, before.answer_text) == (found.case_text, found.answer_text)


def _keep(
    ticket: Ticket, found: Found, before: Judgement | None, why: str, by: Actor, at: datetime
) -> Judgement:
    ruling = found.answer
    row = Judgement(
        ticket=ticket,
        n=before.n + 1 if before else 1,
        why=why,
        packs=found.packs.names,
        case_text=found.case_text,
        answer_text=found.answer_text,
        verdict=ruling.pack.verdict,
        fallback=ruling.pack.fallback or "",
        statutory=ruling.statutory.verdict if ruling.statutory else "",
        effective=ruling.effective.verdict,
        effective_fallback=ruling.effective.fallback or "",
        customer_pays=ruling.bill.customer_pays,
        work_start_blocked=ruling.work_start_blocked,
        dispatch_blocked=ruling.dispatch_blocked,
        terms=terms_of(found.packs.pack),
        by=by if isinstance(by, User) else None,
        at=at,
    )
    row.seal = seal(before.seal if before else "", row.sealed)
    row.save(force_insert=True)
    said = Judged(
        judgement=row.pk,
        n=row.n,
        why=why,
        effective=row.effective,
        fallback=row.effective_fallback,
        before=before.effective if before else "",
    )
    record(ticket.pk, said, by=by, at=at)
    return row
