"""What a section must hold; the room that reads a section registers its check."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.punctuation import mark
from packs.enums import Source
from packs.figures import titled

PATTERNS = {Decimal: re.compile(r"\d+\.\d\d"), time: re.compile(r"([01]\d|2[0-3]):[0-5]\d")}
ID = re.compile(r"[A-Z]{3}-\d{2}")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a pack: the field, and what is wrong in words."""

    field: str
    words: str


Validator = Callable[[Mapping[str, Any]], Iterable[Fault]]
Sections = Sequence[tuple[str, Any]]
SetCheck = Callable[[Sections], Iterable[Fault]]

_validators: dict[str, list[Validator]] = {}
_set_checks: list[SetCheck] = []
_required: dict[str, dict[str, type]] = {}


def register_schema(section: str, validator: Validator) -> None:
    """A check of one section's figures, asked before activation."""
    _validators.setdefault(section, []).append(validator)


def register_set_check(check: SetCheck) -> None:
    """A check of all sections that would be in force together, as (rank, section) pairs."""
    _set_checks.append(check)


def require(section: str, **figures: type) -> None:
    """Flat figures a room cannot do without, by name and type; some section in force must have each."""
    _required.setdefault(section, {}).update(figures)


def faults_of(section: str, figures: Mapping[str, Any]) -> list[Fault]:
    """Everything wrong with one section: blanks first, then what the reading rooms say."""
    found = [*blanks(figures), *misshapen(figures), *_mistyped(section, figures)]
    blank = {fault.field for fault in found}
    for validator in _validators.get(section, ()):
        found += [fault for fault in validator(figures) if fault.field not in blank]
    return found


def faults_together(sections: Sections) -> list[Fault]:
    """Everything wrong with sections that are each right."""
    return [*_missing(sections), *(fault for check in _set_checks for fault in check(sections))]


def lost(before: Sections, after: Sections) -> list[Fault]:
    """Needed figures that one set of sections has and another has not."""
    had, has = (_held_titles(sections) for sections in (before, after))
    needed = [f"{section}.{name}" for section, names in _required.items() for name in names]
    return [
        Fault("", _("停用后将缺少「%(name)s」") % {"name": had[name]})
        for name in needed
        if name in had and name not in has
    ]


def _held_titles(sections: Sections) -> dict[str, str]:
    return {
        f"{row.section}.{name}": f"{_(row.title)}{mark('：')}{_(figure['title'])}"
        for _rank, row in sections
        for name, figure in row.figures.items()
        if isinstance(figure, Mapping)
    }


def blanks(figures: Any, path: str = "") -> Iterable[Fault]:
    """Mandatory figures left blank (CNV-16)."""
    if isinstance(figures, Mapping):
        if figures.get("blank") is True:
            yield Fault(path, _("「%(title)s」尚未填写") % {"title": figures.get("title", path)})
        for key, value in figures.items():
            yield from blanks(value, f"{path}.{key}" if path else key)
    elif isinstance(figures, list):
        for index, value in enumerate(figures):
            label = value.get("id", index) if isinstance(value, Mapping) else index
            yield from blanks(value, f"{path}.{label}" if path else str(label))


def _mistyped(section: str, figures: Mapping[str, Any]) -> Iterable[Fault]:
    for name, kind in _required.get(section, {}).items():
        figure = figures.get(name)
        if figure and not figure.get("blank") and not _fits(figure.get("value"), kind):
            yield Fault(name, _("「%(name)s」类型不符") % {"name": figure.get("title", name)})


def _fits(value: Any, kind: type) -> bool:
    """Is the value of the type? Amounts and clock times stand as texts: 50.00, 08:00."""
    if kind in PATTERNS:
        return isinstance(value, str) and PATTERNS[kind].fullmatch(value) is not None
    return type(value) is kind


def misshapen(figures: Mapping[str, Any]) -> Iterable[Fault]:
    """Figures without source, of an unknown basis, or that answer to no requirement of the catalogue (CNV-21)."""
    for path, figure in ((one.path, one.figure) for one in titled(figures)):
        if not figure.get("source") or figure.get("basis") not in Source.values:
            yield Fault(path, _("「%(title)s」须注明出处和性质") % {"title": figure["title"]})
        if any(not ID.fullmatch(str(one)) for one in figure.get("requirements", ())):
            yield Fault(path, _("「%(title)s」的条款编号不符") % {"title": figure["title"]})


def _missing(sections: Sections) -> Iterable[Fault]:
    for section, names in _required.items():
        held = [row.figures for _rank, row in sections if row.section == section]
        for name in names:
            if held and not any(name in figures for figures in held):
                yield Fault(f"{section}.{name}", _("缺少「%(name)s」") % {"name": name})
