"""Facts of a case, with the sections and calendars they are judged by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.words import Later, later
from core.worktime import Calendar
from packs.models import PackSection
from packs.queries import Imagined, sections


class FactFault(Exception):
    """A fact that is missing or cannot be; `path` names the field from the outside in."""

    def __init__(self, *path: str | int, words: Any) -> None:
        self.path, self.words = path, words
        super().__init__(f"{'.'.join(map(str, path))}: {words}")


REACHED_NOBODY = frozenset({"unreachable", "not_reached", "no_answer"})
"""Results of a call that keeps no promise."""

REQUIRED = later("该字段是必填项。")


@dataclass(frozen=True)
class Case:
    """Checked facts by their public names; one that is not given is not there."""

    facts: Mapping[str, Any]
    pack_set: Imagined
    calendar_of: Callable[[str], Calendar]
    stating: Callable[[str], Imagined]
    """The set itself, or, for a section that no pack in it states, the packs of the library that do."""

    def get(self, name: str, default: Any = None) -> Any:
        return self.facts.get(name, default)

    def need(self, name: str) -> Any:
        """A fact the subject cannot do without; raises FactFault naming it."""
        value = self.facts.get(name)
        if value is None:
            raise FactFault(name, words=REQUIRED)
        return value

    def overrides(self, name: str) -> Any:
        return self.facts.get("overrides", {}).get(name)

    @property
    def events(self) -> list[dict[str, Any]]:
        """Events in the order given, each with its place in the list as `index`."""
        return [{**event, "index": place} for place, event in enumerate(self.facts.get("events", ()))]

    def of(self, *types: str) -> list[dict[str, Any]]:
        """Events of some types, earliest first."""
        found = [event for event in self.events if event["type"] in types]
        return sorted(found, key=moment_of)

    def first(self, kind: str) -> dict[str, Any] | None:
        found = self.of(kind)
        return found[0] if found else None

    def need_event(self, kind: str) -> dict[str, Any]:
        """The earliest event of a type; raises FactFault where there is none."""
        found = self.first(kind)
        if found is None:
            raise FactFault("events", words=later("缺少事件：%(kind)s。", kind=kind))
        return found

    def figure(self, section: str, name: str) -> tuple[dict[str, Any], PackSection]:
        """A pack's figure with everything it states, and the section it stands in; KeyError."""
        for _rank, row in sections(self.stating(section), section):
            if row.figure(name) is not None:
                return row.figures[name], row
        raise KeyError(f"{section}.{name}")

    def value(self, section: str, name: str) -> Any:
        return self.figure(section, name)[0]["value"]


def moment_of(event: Mapping[str, Any]) -> datetime | date:
    """When an event takes place in the course of the case."""
    found: datetime | date = event.get("at") or event.get("from") or event["on"]
    return found


def not_earlier(event: Mapping[str, Any], than: datetime, words: Later) -> None:
    """An event before its cause is impossible; raises FactFault at the event's time."""
    if event["at"] < than:
        raise FactFault("events", event["index"], "at", words=words)
