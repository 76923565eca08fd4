"""What the sections `warranty` and `warranty_hints` must hold."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from packs import schemas
from packs.schemas import Fault
from warranty.enums import Cause, Count, Exempt, Fee, Gives, ItemKind, Paper, Reason, Surface, Verdict
from warranty.rules import Rule, read_rule

WORDS: dict[str, frozenset[str]] = {
    "items": frozenset(ItemKind.values),
    "causes": frozenset(Cause.values),
    "papers": frozenset(Paper.values),
    "contents": frozenset(Paper.values),
    "centre_needs": frozenset(Paper.values),
    "intact": frozenset(Surface.values),
    "verdict": frozenset({"", *Verdict.values}),
    "reason": frozenset({"", *Reason.values}),
    "lacking": frozenset(Paper.values),
    "counts": frozenset(Count.values),
    "gives": frozenset(Gives.values),
    "fee": frozenset(Fee.values),
    "exempt": frozenset(Exempt.values),
}
"""What the words of a rule may be, by the name of the figure."""

SECTIONS = ("warranty", "warranty_hints")
"""Sections that hold rules of the judge; the second adds to what the first says."""


def register() -> None:
    """Hand the check to the packs; called when the app loads."""
    for section in SECTIONS:
        schemas.register_schema(section, warranty_faults)


def warranty_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Unknown kinds of rules, figures a kind does not know or lacks, and words that mean nothing."""
    for figure in section.get("rules", ()):
        name = f"rules.{figure.get('id', '?')}"
        try:
            rule = read_rule(figure)
        except ValueError as error:
            yield Fault(name, _("质保规则无法识别：%(why)s") % {"why": error})
            continue
        yield from _unknown_words(name, rule)


def _unknown_words(name: str, rule: Rule) -> Iterable[Fault]:
    for field, known in WORDS.items():
        value = getattr(rule, field, ())
        unknown = set((value,) if isinstance(value, str) else value) - known
        if unknown:
            yield Fault(f"{name}.{field}", _("未知的词：%(words)s") % {"words": ", ".join(sorted(unknown))})
