"""One pack's rules in their order, read from its sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar, TypeVar

from warranty.rules import cover, remedies
from warranty.rules.base import Rule

KINDS: dict[str, type[Rule]] = {
    "uncovered_items": cover.UncoveredItems,
    "entitled": cover.Entitled,
    "date_proof": cover.DateProof,
    "period": cover.Period,
    "beyond": cover.Beyond,
    "uncovered_parts": cover.UncoveredParts,
    "cause": cover.NotOurs,
    "remedy": remedies.RemedyRule,
    "right": remedies.RightRule,
    "no_reason": remedies.NoReason,
    "use_fee": remedies.UseFee,
    "burden": cover.Burden,
    "parcel": remedies.Parcel,
    "special_replacement": cover.SpecialReplacement,
    "quotation": cover.QuotationFirst,
    "visit_fee": cover.VisitFee,
    "hint": cover.Hint,
}

Kind = TypeVar("Kind", bound=Rule)


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules by kind; `name` is pack and version, several joined by " + "."""

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
    def read(cls, name: str, *sections: Mapping[str, Any]) -> Policy:
        """The rules of sections' figures; ValueError or KeyError names what cannot be read."""
        return cls.of(name, (read_rule(one) for held in sections for one in held.get("rules", ())))

    @classmethod
    def joined(cls, policies: Iterable[Policy]) -> Policy:
        """Several policies as one: laws that hold beside each other."""
        held = list(policies)
        return cls.of(" + ".join(one.name for one in held), (rule for one in held for rule in one.rules))

    def with_periods(self, **options: Any) -> Policy:
        """The same rules with other options of every period, such as `suspended` (WAR-46)."""
        rules = (replace(one, **options) if isinstance(one, cover.Period) else one for one in self.rules)
        return Policy.of(self.name, rules)

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        return self.by_kind.get(kind, ())

    def one(self, kind: type[Kind]) -> Kind | None:
        found = self.by_kind.get(kind)
        return found[0] if found else None


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
