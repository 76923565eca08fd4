"""Verdicts of a span judged again by a draft, with the facts they were judged by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from core.clock import at_local
from core.worktime import Calendar
from org.calendars import CHINA, calendar
from packs.models import PackDraft
from warranty.flips import Side, side
from warranty.frozen import read_policy, thaw
from warranty.models import Judgement
from warranty.queries.policies import SECTION
from warranty.rules import Policy
from warranty.verdicts import Answer, answer

READ = (
    "ticket_id", "ticket__stream__number", "ticket__region__name", "case_text",
    "effective", "effective_fallback", "customer_pays",
)  # fmt: skip
Row = tuple[Any, ...]


@dataclass
class Trial:
    """A draft's rules, and the calendar of working days by which windows roll."""

    pack: str
    rules: Policy
    days: Calendar
    _read: dict[str, Policy] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: PackDraft) -> Trial:
        """The draft's warranty section; LookupError where it has none."""
        row = next((row for row in draft.rows if row.section == SECTION), None)
        if row is None:
            raise LookupError(SECTION)
        return cls(draft.pack_id, Policy.read(row.name, row.figures), calendar(CHINA))

    def sides(self, row: Row) -> tuple[str, str, Side, Side]:
        """Number and unit of a ticket, its verdict as it is, and as the draft would have it."""
        _key, number, unit, text, verdict, fallback, pays = row
        held = json.loads(text)
        found = self._judged(held)
        facts, cause, visit = found.case.facts, found.case.cause, found.visit_charged
        ruling = found.effective
        before = side(verdict, fallback, pays, facts, cause, visit)
        after = side(str(ruling.verdict), ruling.fallback, found.bill.customer_pays, facts, cause, visit)
        return number, unit, before, after

    def _judged(self, held: dict[str, Any]) -> Answer:
        law = self._policy(held["law"]) if held["law"] else None
        return answer(
            thaw(held["facts"]), self._policy(held["pack"]), self.days, law=law, rolls=held["rolls"]
        )

    def _policy(self, held: dict[str, Any]) -> Policy:
        """The draft's rules in the place of those of its pack; others as they were, read once."""
        name: str = held["name"]
        if name.rpartition(" ")[0] == self.pack:
            return self.rules
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = read_policy(held)
        return found


def concerned(draft: PackDraft, since: date, until: date) -> QuerySet[Judgement]:
    """The latest verdict of each ticket registered in a span that the draft's pack had a part in, newest first."""
    own = f"{draft.pack_id}@"
    begin, end = at_local(since), at_local(until + timedelta(days=1))
    return Judgement.objects.filter(
        Q(packs__0__startswith=own) | Q(packs__1__startswith=own),
        ticket__registered_at__gte=begin,
        ticket__registered_at__lt=end,
    )


def batches(rows: QuerySet[Judgement], before: int | None, size: int) -> Iterator[list[Row]]:
    """Rows of ever smaller ticket keys, which is the order the index of verdicts is read backwards in."""
    while True:
        more = rows if before is None else rows.filter(ticket__lt=before)
        batch = list(more.order_by("-ticket", "-n").distinct("ticket").values_list(*READ)[:size])
        if not batch:
            return
        yield batch
        before = batch[-1][0]
