"""The one writer of a case's state, and its nearest due time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Min, OuterRef, Q, Subquery

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from deadlines import queries as promised
from deadlines.models import Clock
from warranty.case_enums import CaseState
from warranty.case_events import CaseEnded, CaseMoved
from warranty.case_transitions import ENDS, may_go
from warranty.models import Case
from warranty.operations.cases.errors import CaseBlocked

SHOWN = (
    "stream",
    "ticket__stream",
    "ticket__pack_set",
    "ticket__contact",
    "ticket__customer",
    "ticket__region",
    "ticket__project",
    "ticket__owner",
    "ticket__category",
    "region",
    "project",
    "old_asset__stream",
    "old_asset__model",
    "old_asset__customer",
    "opened_by",
)


def hold(case: Case) -> Case:
    """The case read again under its lock, with all it may change: ticket, unit, customer."""
    lock_streams(case.pk, case.ticket_id, case.old_asset_id, case.old_asset.customer_id)
    return Case.objects.select_related(*SHOWN).get(pk=case.pk)


def move(case: Case, to: str, *, by: Actor, at: datetime, **fields: Any) -> Case:
    """Write the state of a held case with other fields; raises CaseBlocked (the table of transitions)."""
    old, outcome = case.state, fields.get("outcome", case.outcome)
    if not may_go(case.kind, old, to, outcome=outcome):
        raise CaseBlocked(old)
    if to in ENDS:
        fields["closed_at"] = at
    write(case, state=CaseState(to), **fields)
    decided = to == CaseState.DECIDED
    said = CaseMoved(old, to, outcome if decided else "", withdrawn=decided and case.withdrawn)
    record(case.pk, said, by=by, at=at)
    if to in ENDS:
        record(case.ticket_id, CaseEnded(case.pk, case.number, to), by=by, at=at)
    return case


def write(case: Case, **fields: Any) -> None:
    """Write fields of a held case, and its nearest due time if it moved."""
    for name, value in fields.items():
        setattr(case, name, value)
    due = promised.next_due(case.stream)
    case.save(update_fields=[*fields, *(["next_due_at"] if _moved(case, due) else [])])


def _moved(case: Case, due: datetime | None) -> bool:
    moved = case.next_due_at != due
    case.next_due_at = due
    return moved


@transaction.atomic
def refresh_dues(streams: Sequence[int]) -> int:
    """The nearest due times of many cases at once; returns how many moved."""
    lock_streams(*streams)
    running = Clock.objects.running().filter(stream=OuterRef("pk")).order_by()
    nearest = running.values("stream").annotate(due=Min("due_at")).values("due")
    rows = Case.objects.filter(pk__in=streams).annotate(nearest=Subquery(nearest))
    return rows.exclude(Q(next_due_at=F("nearest")) | Q(next_due_at=None, nearest=None)).update(
        next_due_at=F("nearest")
    )
