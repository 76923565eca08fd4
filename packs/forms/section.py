"""The form of one section of a draft, made from its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.worktime import ALWAYS
from packs.enums import Source
from packs.figures import titled
from packs.forms.kinds import Kind, kind_of, same

EMPTY = (None, "", [], {})
BLANK = ("blank", "type")


@dataclass(frozen=True)
class Line:
    """One figure with the names of its fields."""

    path: str
    figure: Mapping[str, Any]
    kind: Kind
    place: int

    def name(self, part: str) -> str:
        return f"f{self.place}_{part}"

    @property
    def is_clock(self) -> bool:
        """Is it a promise that runs on a calendar?"""
        return self.kind.code == "length"


class SectionForm(forms.Form):
    """Value, source and basis of every figure; an emptied value is a blank (CNV-16, CNV-21)."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, figures: Mapping[str, Any], calendars: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        found = ((one, kind_of(one.figure)) for one in titled(figures))
        self.lines = [
            Line(one.path, one.figure, kind, place) for place, (one, kind) in enumerate(found) if kind
        ]
        for line in self.lines:
            self._add(line, calendars)

    def _add(self, line: Line, calendars: Sequence[tuple[str, str]]) -> None:
        figure, kind = line.figure, line.kind
        value = kind.shown(figure.get(kind.key))
        named = {"required": False}
        self.fields[line.name("value")] = kind.field(label=_(figure["title"]), initial=value, **named)
        if line.is_clock:
            held = figure.get("calendar", ALWAYS.name)
            known = dict(calendars) | ({} if held in dict(calendars) else {held: held})
            self.fields[line.name("calendar")] = forms.ChoiceField(
                label=_("日历"), choices=list(known.items()), initial=held, **named
            )
        if "shown" in figure:
            self.fields[line.name("shown")] = forms.CharField(
                label=_("显示文字"), initial=figure["shown"], max_length=500, **named
            )
        self.fields[line.name("source")] = forms.CharField(
            label=_("出处"), initial=figure["source"], max_length=120
        )
        self.fields[line.name("basis")] = forms.ChoiceField(
            label=_("性质"), initial=figure["basis"], choices=Source.choices
        )

    def rows(self) -> Iterator[tuple[Line, list[forms.BoundField]]]:
        """Each figure with its fields, for the page."""
        for line in self.lines:
            names = [line.name(part) for part in ("value", "calendar", "shown", "source", "basis")]
            yield line, [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """A figure that differs says where it comes from now, and how it reads."""
        data = super().clean() or {}
        for line in self.lines:
            if line.name("value") in data and not same(self._value(line), line.figure.get(line.kind.key)):
                self._check(line, data)
        return data

    def _check(self, line: Line, data: Mapping[str, Any]) -> None:
        figure, given = (
            line.figure,
            {part: data.get(line.name(part)) for part in ("source", "basis", "shown")},
        )
        kept = given["source"] == figure["source"] and given["basis"] == figure["basis"]
        if kept and figure["basis"] != Source.CONV:
            self.add_error(line.name("source"), gettext_lazy("数值已不同于原出处，请写明新的出处或性质。"))
        if given["shown"] and given["shown"] == figure.get("shown"):
            self.add_error(line.name("shown"), gettext_lazy("数值已改，请改写显示文字，或留空由系统生成。"))

    def _value(self, line: Line) -> Any:
        given = self.cleaned_data.get(line.name("value"))
        return None if given in EMPTY else line.kind.stored(given)

    def _blank(self, line: Line) -> dict[str, Any]:
        """How a blank is written; one that was there stays as the file states it."""
        held = {name: line.figure[name] for name in BLANK if name in line.figure}
        return held or {"blank": True, "type": line.kind.code}

    def changes(self) -> dict[str, dict[str, Any]]:
        """The figures that differ from before, by their paths."""
        made = {line.path: self._figure(line) for line in self.lines}
        return {line.path: made[line.path] for line in self.lines if not same(made[line.path], line.figure)}

    def _figure(self, line: Line) -> dict[str, Any]:
        value, data = self._value(line), self.cleaned_data
        dropped = {line.kind.key, *BLANK, "shown", "calendar"}
        made = {name: one for name, one in line.figure.items() if name not in dropped}
        made |= self._blank(line) if value in EMPTY else {line.kind.key: value}
        made |= {"source": data[line.name("source")], "basis": data[line.name("basis")]}
        if data.get(line.name("shown")):
            made["shown"] = data[line.name("shown")]
        calendar = data.get(line.name("calendar"), "") or ALWAYS.name
        if calendar != ALWAYS.name or "calendar" in line.figure:
            made["calendar"] = calendar
        return made
