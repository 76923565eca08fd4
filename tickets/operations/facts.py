"""Facts first: collect them, confirm the list, then propose (CMP-14, INT-30)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from org.models import User
from tickets.enums import FactSource
from tickets.events import CustomerAnswered, FactAdded, FactsConfirmed, HandlerNamed
from tickets.models import Complaint, ComplaintFact, Ticket
from tickets.models.complaint import BEST
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import complaint_of


@transaction.atomic
def add_fact(*, ticket: Ticket, source: str, text: str, by: User, at: datetime) -> ComplaintFact:
    """One more fact; a list that was confirmed has to be confirmed anew."""
    held, complaint = _open(ticket)
    if not text.strip() or source not in FactSource.values:
        raise TicketRefused(_("请填写事实和来源。"))
    fact = ComplaintFact.objects.create(complaint=complaint, source=source, text=text.strip(), by=by, at=at)
    _confirmed(complaint, None, None)
    record(held.pk, FactAdded(fact=fact.pk, source=source), by=by, at=at)
    return fact


@transaction.atomic
def confirm_facts(*, ticket: Ticket, by: User, at: datetime) -> Ticket:
    """The list is complete and objective; raises TicketRefused for an empty one."""
    held, complaint = _open(ticket)
    facts = list(complaint.facts.values_list("pk", flat=True))
    if not facts:
        raise TicketRefused(_("事实清单还是空的，请先记录事实。"))
    _confirmed(complaint, at, by)
    record(held.pk, FactsConfirmed(facts=facts), by=by, at=at)
    return held


@transaction.atomic
def record_answer(
    *, ticket: Ticket, result_score: int, process_score: int, by: User, at: datetime, answer: str = ""
) -> Ticket:
    """How satisfied the customer is with result and process, 1 to 5 each (CMP-11)."""
    held, complaint = _open(ticket)
    if not all(score in range(1, BEST + 1) for score in (result_score, process_score)):
        raise TicketRefused(_("两项评分须为 1 至 5 分。"))
    complaint.result_score, complaint.process_score = result_score, process_score
    complaint.answer = answer.strip()
    complaint.save(update_fields=["result_score", "process_score", "answer"])
    record(held.pk, CustomerAnswered(result=result_score, process=process_score), by=by, at=at)
    return held


@transaction.atomic
def name_handler(*, ticket: Ticket, handler: User, by: Actor, at: datetime) -> Ticket:
    """A named person handles the complaint from now on (INT-30, CMP-17)."""
    held, complaint = _open(ticket)
    if complaint.handler_id != handler.pk:
        complaint.handler, complaint.unhandled_since = handler, None
        complaint.save(update_fields=["handler", "unhandled_since"])
        named = HandlerNamed(handler=handler.pk, handler_name=handler.display_name)
        record(held.pk, named, by=by, at=at)
    return held


def _open(ticket: Ticket) -> tuple[Ticket, Complaint]:
    held, complaint = complaint_of(ticket)
    if not complaint.is_open:
        raise TicketRefused(_("投诉已结案，请刷新页面。"))
    return held, complaint


def _confirmed(complaint: Complaint, at: datetime | None, by: User | None) -> None:
    complaint.facts_confirmed_at, complaint.facts_confirmed_by = at, by
    complaint.save(update_fields=["facts_confirmed_at", "facts_confirmed_by"])
