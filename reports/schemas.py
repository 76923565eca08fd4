"""What packs must say about reports: known periods, times, posts and receivers; a ladder with one end."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from org.enums import Post
from packs.schemas import Fault
from reports.enums import RPT, Slot
from reports.rules.periods import EVERY

WHEN = ("reminder", "due", "late")


def kind_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Kinds this system makes: a period it knows, a limit, posts and receivers that exist."""
    for row in section.get("kinds", ()):
        if row.get("id") not in RPT:
            continue
        name = f"kinds.{row['id']}"
        if row.get("every") not in EVERY:
            yield Fault(f"{name}.every", _("未知的周期"))
        if bool(row.get("due")) == bool(row.get("before_day")):
            yield Fault(name, _("须写明时刻或日期之一"))
        posts = {*row.get("audience", ()), *row.get("sign", ())}
        if unknown := posts - set(Post.values):
            yield Fault(name, _("未知的岗位：%(names)s") % {"names": ", ".join(sorted(unknown))})
        if unknown := set(row.get("recipients", ())) - set(Slot.values):
            yield Fault(name, _("未知的收件方：%(names)s") % {"names": ", ".join(sorted(unknown))})


def ladder_faults(section: Mapping[str, Any]) -> Iterable[Fault]:
    """Each level at one of three moments, with an audience; exactly one when the report is late."""
    levels = section.get("levels", {}).get("value") or []
    if any(level.get("when") not in WHEN or not level.get("audience") for level in levels):
        yield Fault("levels", _("每级须有时点和通知对象"))
    if sum(level.get("when") == "late" for level in levels) != 1:
        yield Fault("levels", _("须有且只有一级落在逾期时刻"))
    known = {"owner", *Post.values}
    if unknown := {word for level in levels for word in level.get("audience", ())} - known:
        yield Fault("levels", _("未知的岗位：%(names)s") % {"names": ", ".join(sorted(unknown))})
