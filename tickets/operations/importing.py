"""Taking over calls of another system in batches; each batch is one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from customers.operations import CallerRow, Taken, take_in
from org.models import User
from tickets.enums import ComplaintClass, Intent
from tickets.importing.reasons import Reason
from tickets.importing.rows import Call, Fault, Rejected
from tickets.models import FaultCategory, ImportBatch, ImportRow, Ticket
from tickets.models.imports import RowState
from tickets.operations.intake import Intake, register_imported

ATTEMPTS = 3  # somebody at the desk may register one of the numbers in the same moment


@dataclass(frozen=True)
class Settings:
    """What all tickets of an import get besides their row."""

    complaint_class: str = ComplaintClass.OTHER
    severity: str = ""
    urgency: str = ""
    fault: bool = False
    category: FaultCategory | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "complaint_class": self.complaint_class,
            "severity": self.severity,
            "urgency": self.urgency,
            "fault": self.fault,
            "category": self.category.code if self.category else "",
        }


@dataclass(frozen=True)
class Judged:
    """A row of the file as it was read and judged."""

    line: int
    cells: list[str]
    verdict: Call | Rejected


@dataclass
class Outcome:
    """What became of a batch of rows."""

    added: int = 0
    earlier: int = 0
    noted: int = 0
    rejected: list[tuple[Judged, Rejected]] = field(default_factory=list)

    def reasons(self) -> Counter[str]:
        return Counter(rejected.faults[0].reason for _row, rejected in self.rejected)


def begin(
    *, file_name: str, digest: str, encoding: str, settings: Settings, by: Actor, at: datetime
) -> ImportBatch:
    """The batch of a file, taken up again when the file was begun before."""
    batch, _created = ImportBatch.objects.get_or_create(
        digest=digest,
        defaults={
            "file_name": file_name[-200:],
            "encoding": encoding,
            "options": settings.as_json(),
            "started_at": at,
            "started_by": by if isinstance(by, User) else None,
        },
    )
    return batch


def import_rows(
    *, batch: ImportBatch, rows: Sequence[Judged], settings: Settings, by: Actor, at: datetime
) -> Outcome:
    """Tickets for the good rows that are not there yet, and a kept reason for each other row.

    Raises IntakeRefused when no rule of service times is in force.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _once(batch, rows, settings, by, at)
        except IntegrityError:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("the last attempt returns or raises")


def begun(digest: str) -> ImportBatch | None:
    """The batch of a file that was begun before."""
    return ImportBatch.objects.filter(digest=digest).first()


@transaction.atomic
def finish(*, batch: ImportBatch, at: datetime) -> ImportBatch:
    """Count what stands in the batch and close it."""
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    held.accepted = held.rows.filter(state=RowState.ACCEPTED).count()
    held.rejected = held.rows.filter(state=RowState.REJECTED).count()
    held.finished_at = at
    held.save(update_fields=["accepted", "rejected", "finished_at"])
    return held


@transaction.atomic
def _once(batch: ImportBatch, rows: Sequence[Judged], settings: Settings, by: Actor, at: datetime) -> Outcome:
    ImportBatch.objects.select_for_update().get(pk=batch.pk)
    outcome, new = sort_out(batch=batch, rows=rows)
    tickets = _register(new, settings, outcome, by, at)
    kept = [_accepted(batch, row, ticket) for row, ticket in zip(new, tickets, strict=True)]
    kept += [_rejected(batch, row, verdict) for row, verdict in outcome.rejected]
    ImportRow.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["batch", "line"],
        update_fields=["state", "digest", "ticket", "reasons", "words", "cells"],
    )
    outcome.added = len(new)
    return outcome


def sort_out(
    *, batch: ImportBatch | None, rows: Sequence[Judged], seen: Mapping[str, str] | None = None
) -> tuple[Outcome, list[Judged]]:
    """Rows done in an earlier run, rejected ones, and the new ones in the order of the file; reads only.

    `seen` holds calls of the present run that no row stands for, by digest, in words.
    """
    done = _done_lines(batch, rows)
    open_rows = [row for row in rows if row.line not in done]
    outcome = Outcome(earlier=len(rows) - len(open_rows))
    known = _known([row.verdict.digest for row in open_rows if isinstance(row.verdict, Call)])
    known |= seen or {}
    new: list[Judged] = []
    for row in open_rows:
        if isinstance(row.verdict, Rejected):
            outcome.rejected.append((row, row.verdict))
        elif row.verdict.digest in known:
            outcome.rejected.append((row, _repeat(known[row.verdict.digest])))
        else:
            known[row.verdict.digest] = same_as(row)
            new.append(row)
    return outcome, new


def same_as(row: Judged) -> str:
    return _("与第 %(line)s 行相同") % {"line": row.line}


def _repeat(words: str) -> Rejected:
    return Rejected((Fault(Reason.REPEAT, words),))


def _done_lines(batch: ImportBatch | None, rows: Sequence[Judged]) -> set[int]:
    if batch is None:
        return set()
    there = _accepted_rows(batch=batch, line__in=[row.line for row in rows])
    return set(there.values_list("line", flat=True))


def _known(digests: Sequence[str]) -> dict[str, str]:
    rows = _accepted_rows(digest__in=digests).values_list("digest", "ticket__stream__number")
    return {digest: _("已登记为 %(number)s") % {"number": number} for digest, number in rows}


def _accepted_rows(**wanted: Any) -> Any:
    return ImportRow.objects.filter(state=RowState.ACCEPTED, **wanted)


def _register(
    new: Sequence[Judged], settings: Settings, outcome: Outcome, by: Actor, at: datetime
) -> list[Ticket]:
    calls = [row.verdict for row in new if isinstance(row.verdict, Call)]
    people = take_in(rows=[_caller(call) for call in calls], by=by, at=at)
    forms = [_form(call, taken, settings) for call, taken in zip(calls, people, strict=True)]
    outcome.noted = sum(bool(form.note) for form in forms)
    return register_imported(forms=forms, by=by, at=at, quiet_before=at) if forms else []


def _caller(call: Call) -> CallerRow:
    return CallerRow(
        name=call.name,
        phone=call.phone,
        region=call.region,
        project=call.project,
        address=call.address,
        serial=call.serial,
        model_code=call.model_code,
        model_name=call.model_name,
        bought_on=call.bought_on,
    )


def _form(call: Call, taken: Taken, settings: Settings) -> Intake:
    return Intake(
        channel=call.channel,
        intent=Intent.COMPLAINT,
        description=call.description,
        received_at=call.received_at,
        region=call.region,
        project=call.project,
        complaint_class=settings.complaint_class,
        severity=settings.severity,
        urgency=settings.urgency,
        fault=settings.fault,
        dissatisfied=True,
        contact=taken.contact,
        site=taken.site,
        asset=taken.asset,
        category=settings.category,
        note="\n".join([*call.notes, *taken.notes]),
    )


def _accepted(batch: ImportBatch, row: Judged, ticket: Ticket) -> ImportRow:
    assert isinstance(row.verdict, Call)
    return ImportRow(
        batch=batch, line=row.line, state=RowState.ACCEPTED, digest=row.verdict.digest, ticket=ticket
    )


def _rejected(batch: ImportBatch, row: Judged, verdict: Rejected) -> ImportRow:
    return ImportRow(
        batch=batch,
        line=row.line,
        state=RowState.REJECTED,
        reasons=[fault.reason for fault in verdict.faults],
        words=verdict.words,
        cells=row.cells,
    )
