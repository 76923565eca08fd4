"""Events of warranty in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from warranty import events
from warranty.enums import RepairKind


@words(events.RepairBegun)
def repair_begun(facts: dict[str, Any]) -> str:
    return _("开始维修（%(kind)s）") % {"kind": RepairKind(facts["kind"]).label}


@words(events.RepairFinished)
def repair_finished(facts: dict[str, Any]) -> str:
    if facts["fixed"] is None:
        return _("检查完毕，无须维修")
    said = (
        _("维修结束，已修复，历时 %(days)s 天") if facts["fixed"] else _("维修结束，未修复，历时 %(days)s 天")
    )
    return said % {"days": facts["days"]}


@words(events.RepairFailed)
def repair_failed(_facts: dict[str, Any]) -> str:
    return _("同一故障再次出现，上次维修计为未修复")
