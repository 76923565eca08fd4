"""The sections a case is judged by: the company's, a pack on top, and what the case overrides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from packs.enums import Rank, Source
from packs.models import PackSection
from packs.queries import Imagined, Ranked, chosen, combine, ordered, sections

ON_TOP = Rank.LINE
"""Packs of chapter 23 go by line or contract; either is stronger than the company's."""

OVERRIDE = "override"
HOURS = "_hours"
Rule = dict[str, Any]


def imagined(facts: Mapping[str, Any], day: date) -> Imagined:
    """What would be in force on a day for the pack and overrides of the facts; reads, never writes."""
    ranked = chosen(day=day)
    pack = facts.get("pack")
    if pack and pack not in {row.pack_id for _rank, row in ranked}:
        ranked = ordered([*ranked, *combine([(ON_TOP, pack)], day)])
    given = facts.get("overrides", {})
    if "substitute_hours" in given:
        ranked = _changed(ranked, {"substitute_hours": given["substitute_hours"]})
    ranked = _changed(ranked, _version(given.get("pack_versions", ()), day))
    return Imagined(tuple(_with_rules(ranked, given.get("rules", ()))))


def stating(held: Imagined, day: date) -> Callable[[str], Imagined]:
    """Where to read a section: in the set, or with it from the packs of the library that state it."""

    def where(section: str) -> Imagined:
        if sections(held, section):
            return held
        packs = PackSection.objects.filter(section=section).values_list("pack", flat=True)
        stated = combine([(Rank.COMPANY, pack) for pack in set(packs)], day)
        return Imagined((*held.ranked, *((rank, row) for rank, row in stated if row.section == section)))

    return where


def _version(versions: Iterable[Mapping[str, Any]], day: date) -> dict[str, int]:
    """Hours of the latest version in force on a day, by rule id (CNV-11)."""
    begun = [one for one in versions if one.get("effective_from") is None or one["effective_from"] <= day]
    if not begun:
        return {}
    latest = max(begun, key=lambda one: one.get("effective_from") or date.min)
    return {name.removesuffix(HOURS): hours for name, hours in latest.items() if name.endswith(HOURS)}


def _changed(ranked: Ranked, hours: Mapping[str, int | None]) -> Ranked:
    """Sections whose clock rules have other hours; None leaves a rule blank."""
    return [(rank, _section(row, hours) if row.section == "clocks" else row) for rank, row in ranked]


def _section(row: PackSection, hours: Mapping[str, int | None]) -> PackSection:
    rules = row.figures.get("rules", ())
    if not hours or not any(rule["id"] in hours for rule in rules):
        return row
    return _with(row, [_rule(rule, hours[rule["id"]]) if rule["id"] in hours else rule for rule in rules])


def _rule(rule: Rule, hours: int | None) -> Rule:
    kept = {name: value for name, value in rule.items() if name not in ("blank", "target")}
    return kept | ({"blank": True} if hours is None else {"target": {"hours": hours}})


def _with(row: PackSection, rules: list[Rule]) -> PackSection:
    other = copy(row)
    other.figures = row.figures | {"rules": rules}
    return other


def _with_rules(ranked: Ranked, given: Sequence[Mapping[str, Any]]) -> Ranked:
    """The rules a case names take the place of all rules of their kinds (CNV-12)."""
    kinds = {name.removesuffix(HOURS) for one in given for name in one if name.endswith(HOURS)}
    if not kinds:
        return ranked
    kept = [(rank, _without(row, kinds) if row.section == "clocks" else row) for rank, row in ranked]
    return ordered([*kept, *((one["rank"], _named(one, place)) for place, one in enumerate(given, 1))])


def _without(row: PackSection, kinds: set[str]) -> PackSection:
    return _with(row, [rule for rule in row.figures.get("rules", ()) if rule["kind"] not in kinds])


def _named(given: Mapping[str, Any], place: int) -> PackSection:
    rules = [
        {
            "id": f"{OVERRIDE}_{place}",
            "title": f"{OVERRIDE} {place}",
            "kind": name.removesuffix(HOURS),
            "target": {"hours": hours},
            "source": OVERRIDE,
            "basis": Source.CONV.value,
            "requirements": ["CNV-12"],
        }
        for name, hours in given.items()
        if name.endswith(HOURS)
    ]
    return PackSection(pack_id=OVERRIDE, version=place, section="clocks", figures={"rules": rules})
