"""What a draft of a pack would change for standard situations: pure reads over imagined sections."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.durations import length_words
from deadlines.enums import ClockKind, Trigger
from deadlines.queries import SOME_DAY, all_rules
from deadlines.rules import ClockRule, Facts, choose
from org.calendars import calendar
from packs.enums import Rank
from packs.models import PackDraft
from packs.queries import AnySet, Imagined, imagined, sections, sets_with


@dataclass(frozen=True)
class Situation:
    """A typical request: its words and its facts."""

    words: str
    facts: Facts


@dataclass(frozen=True)
class Effect:
    """A promise of a situation before and after; a side is None where nothing is promised."""

    situation: str
    use: str
    kind: str
    before: str | None
    after: str | None


def effects(draft: PackDraft, day: date) -> list[Effect]:
    """The promises that would differ, for each use of the pack; for its product line where it has none."""
    rows = draft.rows
    return [
        effect
        for use, held in sets_with(draft.pack_id, day)
        for effect in _of_use(use, Imagined(tuple(held)), imagined(held, rows, Rank.LINE))
    ]


def _of_use(use: str, before: AnySet, after: AnySet) -> list[Effect]:
    old, new = all_rules(before), all_rules(after)
    return [
        Effect(situation.words, use, str(ClockKind(kind).label), said.get(kind), will.get(kind))
        for situation in situations(after)
        for said, will in [(_promised(old, situation.facts), _promised(new, situation.facts))]
        for kind in dict.fromkeys([*said, *will])
        if said.get(kind) != will.get(kind)
    ]


def _promised(rules: list[ClockRule], facts: Facts) -> Mapping[str, str]:
    """Length and calendar of every promise by its kind, whatever starts it."""
    found = [
        one.rule
        for trigger in Trigger.values
        for one in choose(rules, facts, start=SOME_DAY, calendar_of=calendar, starts_on=trigger)
    ]
    return {rule.kind: _words(rule) for rule in found}


def _words(rule: ClockRule) -> str:
    length = length_words(rule.target) if rule.target else "—"
    return length if rule.calendar == "24x7" else f"{length} · {rule.calendar}"


def situations(pack_set: AnySet) -> list[Situation]:
    """Every type of problem the packs list, general and urgent; repairs as faults too."""
    types = [
        (str(one["title"]), one["facts"])
        for _rank, row in sections(pack_set, "problem_types")
        for one in row.figures.get("types", ())
    ]
    found = [
        Situation(f"{_(title)} · {words}", Facts(urgency=urgency, fault=False, **facts))
        for title, facts in types
        for urgency, words in (("general", _("一般")), ("urgent", _("紧急")))
    ]
    return [*found, Situation(_("故障报修"), Facts(service_type="repair", urgency="urgent", fault=True))]
