"""The form of one section of a draft, made from its figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from core.punctuation import mark
from core.worktime import ALWAYS
from packs import schemas
from packs.enums import Source
from packs.figures import replaced, titled
from packs.forms.kinds import Kind, kind_of, same
from packs.forms.rows import SHAPES, Rows

EMPTY = (None, "", [], {})
BLANK = ("blank", "type")
PARTS = ("value", "calendar", "shown", "source", "basis")


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
    """Value, source and basis of every figure; an emptied value is a blank (CNV-16, CNV-21).

    Lists of rows are formsets of their own, and so is the ladder that a promise has for itself;
    `ladder` is the path of a promise that shall get one.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        section: str,
        figures: Mapping[str, Any],
        calendars: Sequence[tuple[str, str]],
        ladder: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.section, self.figures = section, figures
        found = ((one, kind_of(one.figure)) for one in titled(figures))
        self.lines = [
            Line(one.path, one.figure, kind, place) for place, (one, kind) in enumerate(found) if kind
        ]
        self.formsets: dict[str, Rows] = {}
        self.faults: dict[str, list[str]] = {}
        for line in self.lines:
            self._add(line, calendars, ladder)

    def _add(self, line: Line, calendars: Sequence[tuple[str, str]], ladder: str) -> None:
        figure, kind = line.figure, line.kind
        value = kind.shown(figure.get(kind.key))
        named = {"required": False}
        if kind.rows:
            self._add_rows(line.name("value"), kind.rows.code, value)
        else:
            self.fields[line.name("value")] = kind.field(label=_(figure["title"]), initial=value, **named)
        if line.is_clock:
            self._add_clock_parts(line, calendars, ladder)
        if "shown" in figure:
            self.fields[line.name("shown")] = forms.CharField(
                label=_("显示文字"), initial=figure["shown"], max_length=500, **named
            )
        self.fields[line.name("source")] = forms.CharField(
            label=_("出处"),
            initial=figure["source"],
            max_length=120,
            error_messages={"required": _("「%(title)s」须注明出处。") % _named(figure)},
        )
        self.fields[line.name("basis")] = forms.ChoiceField(
            label=_("性质"), initial=figure["basis"], choices=Source.choices
        )

    def _add_clock_parts(self, line: Line, calendars: Sequence[tuple[str, str]], ladder: str) -> None:
        held = line.figure.get("calendar", ALWAYS.name)
        known = dict(calendars) | ({} if held in dict(calendars) else {held: held})
        self.fields[line.name("calendar")] = forms.ChoiceField(
            label=_("日历"), choices=list(known.items()), initial=held, required=False
        )
        if "levels" in line.figure or ladder == line.path:
            self._add_rows(line.name("levels"), "levels", line.figure.get("levels"))

    def _add_rows(self, name: str, shape: str, rows: Any) -> None:
        data = self.data if self.is_bound else None
        self.formsets[name] = SHAPES[shape].formset(data, name, rows or [])

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Each figure with its fields and rows, for the page."""
        for line in self.lines:
            names = [line.name(part) for part in PARTS]
            yield {
                "line": line,
                "fields": [self[name] for name in names if name in self.fields],
                "rows": self.formsets.get(line.name("value")),
                "ladder": self.formsets.get(line.name("levels")),
                "faults": self.faults.get(line.path, []),
            }

    def clean(self) -> dict[str, Any]:
        """A figure that differs says where it comes from now, how it reads, and fits the rooms that read it."""
        data = super().clean() or {}
        unread = [name for name, rows in self.formsets.items() if not rows.is_valid()]
        changed = [line for line in self.lines if self._is_read(line, unread) and self._differs(line)]
        for line in changed:
            self._check(line, data)
        for line in self.lines:
            if {line.name("value"), line.name("levels")} & set(unread):
                words = _("「%(title)s」有的行没有填对，请看行内的说明。")
                self.add_error(None, words % _named(line.figure))
        if not self.errors:
            self._ask_the_rooms(changed)
        return data

    def _is_read(self, line: Line, unread: Sequence[str]) -> bool:
        value = line.name("value")
        return (value in self.cleaned_data or value in self.formsets) and not (
            {value, line.name("levels")} & set(unread)
        )

    def _differs(self, line: Line) -> bool:
        before = (line.figure.get(line.kind.key), line.figure.get("levels", []))
        return not all(map(same, (self._value(line), self._ladder(line)), before))

    def _check(self, line: Line, data: Mapping[str, Any]) -> None:
        figure = line.figure
        given = {part: data.get(line.name(part)) for part in ("source", "basis", "shown")}
        kept = given["source"] == figure["source"] and given["basis"] == figure["basis"]
        if kept and figure["basis"] != Source.CONV:
            words = _("「%(title)s」的数值已不同于原出处，请写明新的出处或性质。")
            self.add_error(line.name("source"), words % _named(figure))
        if given["shown"] and given["shown"] == figure.get("shown"):
            words = _("「%(title)s」的数值已改，请改写显示文字，或留空由系统生成。")
            self.add_error(line.name("shown"), words % _named(figure))

    def _ask_the_rooms(self, changed: Sequence[Line]) -> None:
        """What the rooms that read the section say about the figures just changed, beside them."""
        made = replaced(self.figures, {line.path: self._figure(line) for line in changed})
        for fault in _new_faults(self.section, self.figures, made):
            line = next((one for one in changed if f"{fault.field}.".startswith(f"{one.path}.")), None)
            if line:
                self._say(line, fault)

    def _say(self, line: Line, fault: schemas.Fault) -> None:
        part = fault.field.rpartition(".")[2]
        own = line.name("calendar" if part == "calendar" else "value")
        if own in self.fields and part != "levels":
            self.add_error(own, fault.words)
        else:
            self.add_error(None, f"{_(line.figure['title'])}{mark('：')}{fault.words}")
            self.faults.setdefault(line.path, []).append(fault.words)

    def _value(self, line: Line) -> Any:
        if rows := self.formsets.get(line.name("value")):
            return rows.stored() or None
        given = self.cleaned_data.get(line.name("value"))
        if given in EMPTY:
            return None
        value, held = line.kind.stored(given), line.figure.get(line.kind.key)
        chosen = isinstance(self.fields[line.name("value")], forms.MultipleChoiceField)
        return held if chosen and held and set(value) == set(held) else value

    def _ladder(self, line: Line) -> list[dict[str, Any]]:
        rows = self.formsets.get(line.name("levels"))
        return rows.stored() if rows else []

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
        dropped = {line.kind.key, *BLANK, "shown", "calendar", "levels"}
        made = {name: one for name, one in line.figure.items() if name not in dropped}
        made |= self._blank(line) if value in EMPTY else {line.kind.key: value}
        made |= {"source": data[line.name("source")], "basis": data[line.name("basis")]}
        if data.get(line.name("shown")):
            made["shown"] = data[line.name("shown")]
        if ladder := self._ladder(line):
            made["levels"] = ladder
        calendar = data.get(line.name("calendar"), "") or ALWAYS.name
        if calendar != ALWAYS.name or "calendar" in line.figure:
            made["calendar"] = calendar
        return made


def _named(figure: Mapping[str, Any]) -> dict[str, str]:
    return {"title": _(figure["title"])}


def _new_faults(section: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[schemas.Fault]:
    """What is wrong now and was not before; blanks are told when the draft is submitted."""
    known = {*schemas.faults_of(section, before), *schemas.blanks(after)}
    return [fault for fault in schemas.faults_of(section, after) if fault not in known]
