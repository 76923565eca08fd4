"""What a pack says about warranty, read into values the judge computes with.

A section `warranty` holds a list of rules. Each names its kind; the judge knows kinds, the pack holds figures:

| kind | says |
|---|---|
| `uncovered_items` | kinds of items without any cover, with the reason |
| `entitled` | who may claim, and the papers to show |
| `period` | how long which items or parts are covered, from which day, with which repair verdict |
| `beyond` | what holds when every period is over |
| `uncovered_parts` | parts that no repair cover reaches |
| `cause` | causes that are not the company's, with the repair verdict and whether they refuse exchange and return |
| `remedy` | exchange or return: window, proof, papers, intact surfaces |
| `parcel` | what a product sent in must come with |
| `special_replacement` | papers and approval of a free replacement of parts |
| `quotation` | paid work waits for an accepted quotation |
| `visit_fee` | on-site visits are charged whatever the verdict |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypeVar

from warranty.enums import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all kinds share: where the rule stands and which requirements it answers."""

    id: str
    title: str
    source: str = ""
    basis: str = ""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredItems(Rule):
    items: tuple[str, ...]
    reason: str
    verdict: str = Verdict.PAID_REPAIR.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled(Rule):
    owners: tuple[str, ...]
    reason: str
    verdict: str = Verdict.PAID_REPAIR.value
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Rule):
    """`months` empty: as long as contract or card say; `unlimited`: never over; `suspended`: repair days extend it."""

    verdict: str = Verdict.REPAIR_FREE.value
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    months: int | None = None
    unlimited: bool = False
    card_counts: bool = True
    starts: tuple[str, ...] = ("bought_on", "received_on")
    later: bool = False
    window: str = "warranty"
    proof: str = "invoice"
    suspended: bool = False

    def covers(self, item: str, part: str) -> bool:
        return (not self.items or item in self.items) and (not self.parts or part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond(Rule):
    reason: str
    verdict: str = Verdict.PAID_REPAIR.value
    free_inspection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredParts(Rule):
    parts: tuple[str, ...]
    reason: str
    verdict: str = Verdict.PAID_REPAIR.value


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOurs(Rule):
    """A cause that is not the company's; without a verdict there is nothing to repair either."""

    causes: tuple[str, ...]
    words: tuple[str, ...] = ()
    verdict: str = ""
    refuses: bool = True
    reason: str = ""

    def hits(self, cause: str, detail: str) -> bool:
        return cause in self.causes and (not self.words or any(word in detail for word in self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyRule(Rule):
    """Exchange or return; without `days` as long as the repair period runs."""

    remedies: tuple[str, ...]
    items: tuple[str, ...] = ()
    days: int | None = None
    starts: tuple[str, ...] = ("bought_on", "received_on")
    window: str = ""
    reason: str = "window_over"
    affects_use: bool = False
    call_record: bool = False
    appraisers: tuple[str, ...] = ()
    report: str = ""
    papers: tuple[str, ...] = ()
    refused_without: Mapping[str, str] = field(default_factory=dict)
    intact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel(Rule):
    centre_needs: tuple[str, ...]
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialReplacement(Rule):
    papers: tuple[str, ...]
    approval: str
    otherwise: str = Verdict.REPAIR_FREE_PARTS_CHARGED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationFirst(Rule):
    reason: str = "quotation_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFee(Rule):
    pass


KINDS: dict[str, type[Rule]] = {
    "uncovered_items": UncoveredItems,
    "entitled": Entitled,
    "period": Period,
    "beyond": Beyond,
    "uncovered_parts": UncoveredParts,
    "cause": NotOurs,
    "remedy": RemedyRule,
    "parcel": Parcel,
    "special_replacement": SpecialReplacement,
    "quotation": QuotationFirst,
    "visit_fee": VisitFee,
}

Kind = TypeVar("Kind", bound=Rule)


@dataclass(frozen=True, slots=True)
class Policy:
    """One pack's rules in their order; `name` is pack and version."""

    name: str
    rules: tuple[Rule, ...]
    by_kind: Mapping[type[Rule], tuple[Any, ...]] = field(repr=False, compare=False)

    UNREAD: ClassVar[frozenset[str]] = frozenset({"rule", "order"})

    @classmethod
    def of(cls, name: str, rules: Iterable[Rule]) -> Policy:
        held = tuple(rules)
        kinds: dict[type[Rule], list[Rule]] = {}
        for one in held:
            kinds.setdefault(type(one), []).append(one)
        return cls(name, held, {kind: tuple(found) for kind, found in kinds.items()})

    @classmethod
    def read(cls, name: str, figures: Mapping[str, Any]) -> Policy:
        """The rules of a section's figures; ValueError or KeyError names what cannot be read."""
        return cls.of(name, (read_rule(one) for one in figures.get("rules", ())))

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        return self.by_kind.get(kind, ())

    def one(self, kind: type[Kind]) -> Kind | None:
        found = self.all(kind)
        return found[0] if found else None

    def remedy(self, requested: str, item: str) -> RemedyRule | None:
        """The rule for exchanging or returning this kind of item."""
        rules = self.all(RemedyRule)
        return next(
            (one for one in rules if requested in one.remedies and (not one.items or item in one.items)), None
        )


def read_rule(figure: Mapping[str, Any]) -> Rule:
    """One rule of a pack file; ValueError says which kind or word is unknown or missing."""
    kind = KINDS.get(figure.get("rule", ""))
    if kind is None:
        raise ValueError(f"rule = {figure.get('rule')!r}")
    given = {key: _frozen(value) for key, value in figure.items() if key not in Policy.UNREAD}
    known = {one.name for one in fields(kind)}
    if unknown := sorted(set(given) - known):
        raise ValueError(", ".join(unknown))
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError(str(error)) from error


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
