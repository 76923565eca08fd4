"""Issuing forms: each once per order, with the next number of its series."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams
from dispatch.events import PaperIssued
from dispatch.models import FormPaper, WorkOrder
from dispatch.papers.kinds import SERIES
from tickets.models import Ticket


@transaction.atomic
def issue(*, kind: str, ticket: Ticket, order: WorkOrder | None, by: Actor, at: datetime) -> FormPaper:
    """The form of an order, or of the ticket itself; the one that is there when it was issued before."""
    lock_streams(ticket.pk)
    there = FormPaper.objects.filter(kind=kind, ticket=ticket, order=order).first()
    if there is not None:
        return there
    paper = FormPaper.objects.create(
        number=next_number(SERIES[kind], at=at),
        kind=kind,
        ticket=ticket,
        order=order,
        made_at=at,
        made_by_id=by.pk,
        made_by_name=by.display_name,
    )
    record(ticket.pk, PaperIssued(paper.pk, kind, paper.number), by=by, at=at)
    return paper
