"""Packs in words: events, and figures as rows of a table (CNV-21)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from core.worktime import Duration, Unit
from org.enums import Post
from packs.enums import Rank, Source
from packs.events import PackActivated, PackDeactivated, PackVersionLoaded

OWNER = "owner"


@words(PackVersionLoaded)
def loaded(facts: dict[str, Any]) -> str:
    return _("载入政策包 %(pack)s 第 %(version)s 版") % facts


@words(PackActivated)
def activated(facts: dict[str, Any]) -> str:
    return _("启用政策包 %(pack)s（%(rank)s%(key)s）") % {**facts, "rank": Rank(facts["rank"]).label}


@words(PackDeactivated)
def deactivated(facts: dict[str, Any]) -> str:
    return _("停用政策包 %(pack)s，最后有效日 %(until)s") % facts


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
    return [_row(figure) for figure in _titled(figures)]


def _titled(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if "title" in value:
            yield value
            return
        value = sorted(value.values(), key=lambda one: one.get("order", 0) if isinstance(one, Mapping) else 0)
    if isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _titled(item)


def _row(figure: Mapping[str, Any]) -> FigureRow:
    return FigureRow(
        figure["title"],
        value_words(figure),
        figure["source"],
        figure["basis"],
        "、".join(figure.get("requirements", ())),
    )


def value_words(figure: Mapping[str, Any]) -> str:
    """What a figure says: a length, a post, an hour or day, or its value with the unit."""
    if figure.get("blank"):
        return _("未填写")
    if "target" in figure:
        return length_words(Duration.parse(figure["target"]))
    if "responsible" in figure:
        return str(Post(figure["responsible"]).label)
    if "before_day" in figure:
        return _("%d 日前") % figure["before_day"]
    if "due" in figure:
        return _("%s 前") % figure["due"]
    return figure.get("shown") or plain_words(figure["value"], figure.get("unit", ""))


def length_words(length: Duration) -> str:
    """A length in words, for example 「24 小时」."""
    patterns = {
        Unit.MINUTES: _("%d 分钟"),
        Unit.HOURS: _("%d 小时"),
        Unit.DAYS: _("%d 天"),
        Unit.WORKING_DAYS: _("%d 个工作日"),
        Unit.MONTHS: _("%d 个月"),
        Unit.YEARS: _("%d 年"),
    }
    return patterns[length.unit] % length.amount


def plain_words(value: Any, unit: str = "") -> str:
    """A value in words; lists are joined, ladders are spelt out."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(_level_words(one) if isinstance(one, Mapping) else str(one) for one in value)
    return f"{value} {unit}".strip()


def _level_words(level: Mapping[str, Any]) -> str:
    audience = "、".join(_post_words(one) for one in level["audience"])
    if "percent" in level:
        return _("%(code)s：%(percent)s%% 时通知%(audience)s") % {**level, "audience": audience}
    minutes = level["minutes"]
    if minutes == 0:
        return _("%(code)s：到期后通知%(audience)s") % {**level, "audience": audience}
    pattern = _("%(code)s：提前 %(minutes)s 分钟通知%(audience)s")
    return pattern % {**level, "minutes": -minutes, "audience": audience}


def _post_words(word: str) -> str:
    return _("责任人") if word == OWNER else str(Post(word).label)
