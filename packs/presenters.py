"""Packs in words: events, and figures as rows of a table (CNV-21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.durations import length_words
from core.punctuation import mark
from core.words import words
from core.worktime import ALWAYS, Duration, Unit
from org.enums import Post
from packs import events
from packs.enums import DraftState, Rank, Source
from packs.figures import titled
from packs.models import PackSection
from packs.vocabulary import spoken

MOMENTS = {
    "reminder": gettext_lazy("%(code)s：到期前提醒%(audience)s"),
    "due": gettext_lazy("%(code)s：到期时提醒%(audience)s"),
    "late": gettext_lazy("%(code)s：逾期时通知%(audience)s"),
}


@words(events.PackVersionLoaded)
def loaded(facts: dict[str, Any]) -> str:
    return _("载入政策包 %(pack)s 第 %(version)s 版") % facts


@words(events.PackActivated)
def activated(facts: dict[str, Any]) -> str:
    return _("启用政策包 %(pack)s（%(rank)s%(key)s）") % {**facts, "rank": Rank(facts["rank"]).label}


@words(events.PackDeactivated)
def deactivated(facts: dict[str, Any]) -> str:
    return _("停用政策包 %(pack)s，最后有效日 %(until)s") % facts


@words(events.PackVersionPublished)
def published(facts: dict[str, Any]) -> str:
    return _("发布政策包 %(pack)s 第 %(version)s 版，自 %(effective_from)s 起生效") % facts


@words(events.PackDraftOpened)
def opened(facts: dict[str, Any]) -> str:
    return _("依据 %(pack)s 第 %(base_version)s 版起草新版本") % facts


@words(events.PackDraftEdited)
def edited(facts: dict[str, Any]) -> str:
    fields = mark("、").join(_(title) for title in facts["fields"])
    return _("修改「%(section)s」：%(fields)s") % {"section": _(facts["section"]), "fields": fields}


@words(events.PackDraftMoved)
def moved(facts: dict[str, Any]) -> str:
    before, after = DraftState(facts["before"]).label, DraftState(facts["after"]).label
    return _("草稿由「%(before)s」转为「%(after)s」") % {"before": before, "after": after}


@dataclass(frozen=True)
class FigureRow:
    """One configured figure as the page shows it."""

    title: str
    words: str
    source: str
    basis: str
    requirements: str

    @property
    def basis_label(self) -> str:
        return str(Source(self.basis).label)


def figure_rows(figures: Mapping[str, Any]) -> list[FigureRow]:
    """Every titled figure of a section, in the order of its file."""
    return [_row(one.figure) for one in titled(figures)]


@dataclass(frozen=True)
class Difference:
    """One figure in two versions; a side is None where the version does not have it."""

    title: str
    before: FigureRow | None
    after: FigureRow | None
    changed: bool


@dataclass(frozen=True)
class SectionDifference:
    """The figures of one section side by side."""

    section: str
    title: str
    rows: list[Difference]

    @property
    def changes(self) -> int:
        return sum(row.changed for row in self.rows)


def differences(before: Iterable[PackSection], after: Iterable[PackSection]) -> list[SectionDifference]:
    """Two versions of a pack, figure by figure, with the sources of both."""
    sides = [{row.section: row for row in side} for side in (before, after)]
    names = list(dict.fromkeys([*sides[0], *sides[1]]))
    return [_section_difference(name, sides[0].get(name), sides[1].get(name)) for name in sorted(names)]


def _section_difference(
    name: str, before: PackSection | None, after: PackSection | None
) -> SectionDifference:
    old, new = (
        {one.path: one.figure for one in titled(row.figures)} if row else {} for row in (before, after)
    )
    title = next(row.title for row in (after, before) if row)
    paths = dict.fromkeys([*old, *new])
    return SectionDifference(name, title, [_difference(old.get(path), new.get(path)) for path in paths])


def _difference(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Difference:
    before, after = (_row(one) if one else None for one in (old, new))
    title = after.title if after else before.title if before else ""
    return Difference(title, before, after, old != new)


def _row(figure: Mapping[str, Any]) -> FigureRow:
    return FigureRow(
        figure["title"],
        value_words(figure),
        figure["source"],
        figure["basis"],
        mark("、").join(figure.get("requirements", ())),
    )


def value_words(figure: Mapping[str, Any]) -> str:
    """What a figure says: a length, a post, an hour or day, or its value with the unit."""
    if figure.get("blank"):
        return _("未填写")
    if "target" in figure:
        words = _on_calendar(length_words(Duration.parse(figure["target"])), figure)
        return mark("；").join([words, *_list_words(figure["levels"])] if "levels" in figure else [words])
    if "responsible" in figure:
        return str(Post(figure["responsible"]).label)
    if "before_day" in figure:
        return _("%d 日前") % figure["before_day"]
    if "due" in figure:
        return _("%s 前") % figure["due"]
    return _(figure["shown"]) if figure.get("shown") else _plain_or_rule(figure)


def _plain_or_rule(figure: Mapping[str, Any]) -> str:
    """A value, or what a rule without one says beside its title: how long, or that it applies."""
    if "value" in figure:
        return plain_words(figure["value"], figure.get("unit", ""))
    if figure.get("unlimited"):
        return _("不限期")
    unit = next((unit for unit in (Unit.MONTHS, Unit.DAYS) if unit in figure), None)
    return length_words(Duration(unit, figure[unit])) if unit else _("适用")


def _on_calendar(words: str, figure: Mapping[str, Any]) -> str:
    """The calendar is named where hours run on one; working days always do."""
    calendar = figure.get("calendar", ALWAYS.name)
    if calendar == ALWAYS.name or "working_days" in figure["target"]:
        return words
    return _("%(length)s（按日历 %(calendar)s）") % {"length": words, "calendar": calendar}


def plain_words(value: Any, unit: str = "") -> str:
    """A value in words; lists are joined, ladders are spelt out."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        rows = any(isinstance(one, Mapping) and "title" not in one for one in value)
        return mark("；" if rows else "、").join(_list_words(value))
    return f"{value} {_(unit)}" if unit else str(value)


def _list_words(value: list[Any]) -> Iterable[str]:
    """Levels spelt out, other rows by their titles, codes by the words of their room."""
    if all(isinstance(one, str) for one in value):
        return spoken(value)
    return (_row_words(one) if isinstance(one, Mapping) else str(one) for one in value)


def _row_words(row: Mapping[str, Any]) -> str:
    if "audience" in row:
        return _level_words(row) + (_("（加急）") if row.get("urgent") else "")
    if "documents" in row:
        documents = mark("、").join(spoken(row["documents"], "documents"))
        return mark("：").join((*spoken([row["service_type"]], "service_types"), documents))
    return _(str(row.get("title", row.get("code", ""))))


def _level_words(level: Mapping[str, Any]) -> str:
    audience = mark("、").join(spoken(level["audience"]))
    if "when" in level:
        return str(MOMENTS[level["when"]]) % {**level, "audience": audience}
    if "percent" in level:
        return _("%(code)s：%(percent)s%% 时通知%(audience)s") % {**level, "audience": audience}
    if "workdays_before" in level:
        pattern = _("%(code)s：提前 %(workdays_before)s 个工作日通知%(audience)s")
        return pattern % {**level, "audience": audience}
    minutes = level["minutes"]
    if minutes == 0:
        return _("%(code)s：到期后通知%(audience)s") % {**level, "audience": audience}
    late, early = (
        _("%(code)s：到期后 %(minutes)s 分钟通知%(audience)s"),
        _("%(code)s：提前 %(minutes)s 分钟通知%(audience)s"),
    )
    return (late if minutes > 0 else early) % {**level, "minutes": abs(minutes), "audience": audience}
