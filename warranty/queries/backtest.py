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
from packs.models import PackDraft, PackSection
from warranty.flips import Side, side
from warranty.frozen import read_policy, thaw
from warranty.models import Judgement
from warranty.queries.policies import HINTS, SECTION
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
        held = {row.section: row for row in draft.rows if row.section in (SECTION, HINTS)}
        if SECTION not in held:
            raise LookupError(SECTION)
        rows = sorted(held.values(), key=lambda row: row.section != SECTION)
        rules = Policy.read(rows[0].name, *(row.figures for row in rows))
        return cls(draft.pack_id, rules, calendar(CHINA))

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
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = self._replaced(name) or read_policy(held)
        return found

    def _replaced(self, name: str) -> Policy | None:
        """The policy of a name with the draft in it; None where the pack has no part in it."""
        parts = name.split(" + ")
        if all(part.rpartition(" ")[0] != self.pack for part in parts):
            return None
        return Policy.joined([self._part(part) for part in parts])

    def _part(self, name: str) -> Policy:
        """One of several laws that stand beside each other."""
        pack, _blank, version = name.rpartition(" ")
        if pack == self.pack:
            return self.rules
        row = PackSection.objects.get(pack=pack, version=version.removeprefix("v"), section=SECTION)
        return Policy.read(name, row.figures)


def concerned(draft: PackDraft, since: date, until: date) -> QuerySet[Judgement]:
    """The latest verdict of each ticket registered in a span that the draft's pack had a part in, newest first."""
    versions = PackSection.objects.filter(pack=draft.pack_id).values_list("version", flat=True).distinct()
    judged = Q(pk__in=[])
    for version in versions.order_by("version"):
        judged |= Q(packs__contains=[f"{draft.pack_id}@{version}"])
    begin, end = at_local(since), at_local(until + timedelta(days=1))
    return Judgement.objects.filter(judged, ticket__registered_at__gte=begin, ticket__registered_at__lt=end)


def batches(rows: QuerySet[Judgement], before: int | None, size: int) -> Iterator[list[Row]]:
    """Rows of ever smaller ticket keys, which is the order the index of verdicts is read backwards in."""
    while True:
        more = rows if before is None else rows.filter(ticket__lt=before)
        batch = list(more.order_by("-ticket", "-n").distinct("ticket").values_list(*READ)[:size])
        if not batch:
            return
        yield batch
        before = batch[-1][0]
