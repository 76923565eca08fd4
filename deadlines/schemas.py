"""What the sections read here must hold: clock rules, ladder, pauses, and all types covered (SLA-29)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.worktime import ALWAYS, Duration, Unit
from deadlines.enums import ClockKind, PauseReason, Trigger
from deadlines.rules import FACT_NAMES, ClockRule, Conduct, Facts, Level, applies, read_rules
from notifications.enums import Severity
from org.enums import Post
from org.models import BusinessCalendar
from packs import schemas, vocabulary
from packs.schemas import Fault

NEEDED = (ClockKind.REPLY, ClockKind.COMPLETE)
AUDIENCE = frozenset({"owner", *Post.values})


def register() -> None:
    """Hand these checks to the packs; called when the app loads."""
    schemas.register_schema("clocks", clock_faults)
    schemas.require(
        "escalation", levels=list, amber_percent=int, announced_severities=list, announced_to=list
    )
    schemas.register_schema("escalation", lambda held: ladder_faults("levels", _value(held, "levels")))
    schemas.require("pauses", kinds=list, reasons=list, unreachable_attempts=int)
    schemas.register_schema("pauses", pause_faults)
    schemas.require("reminder_times", before_day=time, meeting=time)
    schemas.register_schema("referrals", lambda held: ladder_faults("levels", _value(held, "levels")))
    schemas.register_schema("referrals", meeting_faults)
    vocabulary.register("clock_kinds", gettext_lazy("时限种类"), ClockKind.choices)
    vocabulary.register("pause_reasons", gettext_lazy("暂停理由"), PauseReason.choices)
    vocabulary.register("message_severities", gettext_lazy("程度"), Severity.choices)
    schemas.register_schema("problem_types", type_faults)
    schemas.register_set_check(coverage_faults)


def clock_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Unknown kinds, triggers, facts and units, missing targets, broken ladders."""
    for rule in section.get("rules", ()):
        name = f"rules.{rule.get('id', '?')}"
        if rule.get("kind") not in ClockKind.values:
            yield Fault(f"{name}.kind", _("未知的时限种类"))
        if rule.get("starts_on", Trigger.REGISTERED.value) not in Trigger.values:
            yield Fault(f"{name}.starts_on", _("未知的起算事件"))
        if unknown := {*rule.get("when", ()), *rule.get("unless", ())} - FACT_NAMES:
            yield Fault(f"{name}.when", _("未知的条件：%(names)s") % {"names": ", ".join(sorted(unknown))})
        if "levels" in rule:
            yield from ladder_faults(f"{name}.levels", rule["levels"])
        if not rule.get("blank"):
            yield from _time_faults(name, rule.get("target"), rule.get("calendar", ALWAYS.name))


def _time_faults(name: str, target: object, calendar: str) -> Iterable[Fault]:
    """A readable length on a known calendar; working days need one that knows holidays (CNV-04)."""
    try:
        length = Duration.parse(target)
    except ValueError as error:
        yield Fault(f"{name}.target", _("时限无法识别：%(why)s") % {"why": error})
        return
    natural = calendar == ALWAYS.name
    if length.unit is Unit.WORKING_DAYS and natural:
        yield Fault(f"{name}.calendar", _("工作日时限须指明日历"))
    if not natural and not BusinessCalendar.objects.filter(code=calendar).exists():
        yield Fault(f"{name}.calendar", _("没有这个日历"))


def ladder_faults(field: str, levels: Sequence[Mapping[str, Any]]) -> Iterable[Fault]:
    """A ladder rises, has one level at the due instant, and tells known posts."""
    if not all(map(_names_somebody, levels or ())):
        yield Fault(field, _("每级须有编号和通知对象"))
        return
    if len({level["code"] for level in levels or ()}) != len(levels or ()):
        yield Fault(field, _("各级编号不能重复"))
    parsed = [Level.parse(level) for level in levels or ()]
    percents = [level.percent for level in parsed if level.percent is not None]
    minutes = [level.minutes for level in parsed if level.percent is None and level.minutes is not None]
    if bool(percents) == bool(minutes) or len(percents or minutes) != len(parsed):
        yield Fault(field, _("各级须全部按百分比或全部按分钟"))
    if any(earlier >= later for earlier, later in pairwise(percents or minutes)):
        yield Fault(field, _("各级须由低到高"))
    if sum(level.breaches for level in parsed) != 1:
        yield Fault(field, _("须有且只有一级落在到期时刻"))
    if unknown := {word for level in parsed for word in level.audience} - AUDIENCE:
        yield Fault(field, _("未知的岗位：%(names)s") % {"names": ", ".join(sorted(unknown))})


def meeting_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Somebody is warned while there is no resolution (CMP-09)."""
    levels = _value(section, "meeting_levels")
    if "meeting_levels" in section and not (levels and all(map(_names_somebody, levels))):
        yield Fault("meeting_levels", _("各级须有编号和通知对象"))


def _names_somebody(level: Mapping[str, Any]) -> bool:
    return bool(level.get("code") and level.get("audience"))


def pause_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Only known kinds and reasons may pause."""
    if unknown := set(_value(section, "kinds")) - set(ClockKind.values):
        yield Fault("kinds", _("未知的时限种类：%(names)s") % {"names": ", ".join(sorted(unknown))})
    if unknown := set(_value(section, "reasons")) - set(PauseReason.values):
        yield Fault("reasons", _("未知的暂停理由：%(names)s") % {"names": ", ".join(sorted(unknown))})


def type_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Each problem type names its facts and a responsible post (SLA-29)."""
    for one in section.get("types", ()):
        name = f"types.{one.get('id', '?')}"
        if one.get("responsible") not in Post.values:
            yield Fault(f"{name}.responsible", _("缺少责任岗位"))
        if set(one.get("facts", ())) - FACT_NAMES or not one.get("facts"):
            yield Fault(f"{name}.facts", _("缺少或未知的条件"))


def coverage_faults(ranked: schemas.Sections) -> Iterable[Fault]:
    """Each problem type has response and completion time at each urgency (SLA-29)."""
    types = [one for _rank, row in _named(ranked, "problem_types") for one in row.figures.get("types", ())]
    if not types:
        return
    rules = read_rules(_named(ranked, "clocks"), Conduct(levels=(), amber_percent=0))
    urgencies = [
        urgency
        for _rank, row in _named(ranked, "problem_types")
        for urgency in _value(row.figures, "urgencies")
    ]
    for one in types:
        for urgency in urgencies or [""]:
            for kind in _lacking(rules, Facts(**(one["facts"] | {"urgency": urgency}))):
                words = _("「%(title)s」缺少%(kind)s时限") % {"title": one["title"], "kind": kind.label}
                yield Fault(f"types.{one['id']}.{kind.value}", words)


def _lacking(rules: Sequence[ClockRule], facts: Facts) -> list[ClockKind]:
    covered = {rule.kind for rule in rules if applies(rule, facts)}
    return [kind for kind in NEEDED if kind.value not in covered]


def _named(ranked: schemas.Sections, section: str) -> list[tuple[str, Any]]:
    return [(rank, row) for rank, row in ranked if row.section == section]


def _value(section: Mapping[str, Any], name: str) -> list[Any]:
    found = section.get(name, {}).get("value")
    return found if isinstance(found, list) else []
