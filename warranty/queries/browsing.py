"""The rule browser: packs and laws that judge, their rules, and worked examples judged as they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.worktime import Calendar
from packs.models import Activation, Pack, PackSection
from warranty import examples
from warranty.examples import Example
from warranty.queries.policies import HINTS, SECTION, STATUTORY
from warranty.rules import KINDS, Policy, Rule
from warranty.verdicts import Answer, answer

GROUPS: dict[str, tuple[str, ...]] = {
    "cover": ("uncovered_items", "entitled", "period", "beyond", "burden"),
    "cause": ("uncovered_parts", "cause"),
    "remedy": ("remedy", "right", "no_reason", "use_fee"),
    "papers": ("date_proof", "parcel", "hint"),
    "approval": ("special_replacement", "quotation", "visit_fee"),
}
"""Kinds of rules in the order they are read."""


@dataclass(frozen=True)
class Book:
    """One pack that judges: its versions, newest first, and how many rules and examples it has."""

    pack: Pack
    versions: tuple[int, ...]
    current: int
    rules: int
    examples: int
    is_law: bool
    in_use: bool


@dataclass(frozen=True)
class Judged:
    """A worked example and what the version shown says of it; `differs` names what it says otherwise."""

    example: Example
    answer: Answer
    differs: dict[str, Any]


def books(day: date) -> list[Book]:
    """Packs with warranty rules, the sellers' own first; four queries whatever the number."""
    rows = list(PackSection.objects.filter(section__in=(SECTION, HINTS, STATUTORY)).order_by("version"))
    laws = {row.pack_id for row in rows if row.section == STATUTORY}
    judging = {row.pack_id for row in rows if row.section == SECTION}
    active = set(Activation.objects.on(day).values_list("pack", flat=True))
    packs = Pack.objects.in_bulk(judging, field_name="code")
    held = [_book(packs[code], rows, day, code in laws, code in active) for code in sorted(judging)]
    return sorted(held, key=lambda one: (one.is_law, not one.in_use, one.pack.code))


def _book(pack: Pack, rows: list[PackSection], day: date, is_law: bool, in_use: bool) -> Book:
    own = [row for row in rows if row.pack_id == pack.code and row.section == SECTION]
    valid = [row for row in own if row.effective_from is None or row.effective_from <= day]
    current = (valid or own)[-1]
    rules = len(current.figures.get("rules", ()))
    versions = tuple(sorted({row.version for row in own}, reverse=True))
    return Book(pack, versions, current.version, rules, len(examples.of(pack.code)), is_law, in_use)


def policy_of(pack: str, version: int) -> Policy | None:
    """The rules of one version with its hints; None where it has none."""
    rows = PackSection.objects.filter(pack=pack, version=version, section__in=(SECTION, HINTS))
    held = {row.section: row for row in rows}
    if SECTION not in held:
        return None
    return Policy.read(held[SECTION].name, *(held[name].figures for name in (SECTION, HINTS) if name in held))


def grouped(policy: Policy) -> list[tuple[str, list[Rule]]]:
    """Rules by what they are about, empty groups left out."""
    found = []
    for group, kinds in GROUPS.items():
        wanted = {KINDS[kind] for kind in kinds}
        rules = [rule for rule in policy.rules if type(rule) in wanted]
        if rules:
            found.append((group, rules))
    return found


def unverified(policy: Policy) -> int:
    """Rules whose figures wait to be compared with the text."""
    return Counter(rule.verified for rule in policy.rules)[False]


def judged(pack: str, version: int, policy: Policy, days: Calendar) -> list[Judged]:
    """The pack's examples that are about this version or one it came from, judged by it now."""
    delivered = examples.delivered(pack)
    found = []
    for one in examples.of(pack):
        if one.version == version or (one.version is None and version >= delivered):
            said = answer(one.facts, policy, days, law=_law(one))
            found.append(Judged(one, said, one.differences(said)))
    return found


def _law(example: Example) -> Policy | None:
    """The law beside a pack, in the version of the day of the sale."""
    if not example.law:
        return None
    facts = example.facts
    sold = facts.bought_on or facts.received_on or facts.reported_on
    row = (
        PackSection.objects.in_force(sold)
        .filter(pack=example.law, section=SECTION)
        .order_by("version")
        .last()
    )
    return Policy.read(row.name, row.figures) if row else None
