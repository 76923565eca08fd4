"""Events of tickets in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from tickets import events
from tickets.enums import (
    Channel,
    ComplaintClass,
    Direction,
    Intent,
    NoteKind,
    ServiceType,
    Severity,
    Stage,
    Status,
    Urgency,
)
from tickets.saying import minute

LABELS: dict[str, Any] = {"urgency": Urgency, "complaint_class": ComplaintClass, "service_type": ServiceType}


def _registered(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "channel": Channel(facts["channel"]).label,
        "intent": Intent(facts["intent"]).label,
        "type": ServiceType(facts["service_type"]).label,
        "urgency": Urgency(facts["urgency"]).label,
        "fault": _("，故障报修") if facts["fault"] else "",
    }


@words(events.TicketRegistered)
def registered(facts: dict[str, Any]) -> str:
    return _("登记工单：%(channel)s，%(intent)s，%(type)s，%(urgency)s%(fault)s") % _registered(facts)


@words(events.TicketImported)
def imported(facts: dict[str, Any]) -> str:
    return _("导入工单：%(channel)s，%(intent)s，%(type)s，%(urgency)s%(fault)s") % _registered(facts)


@words(events.TicketStatusChanged)
def status_changed(facts: dict[str, Any]) -> str:
    return _("状态由「%(old)s」变为「%(to)s」") % {
        "old": Status(facts["old"]).label,
        "to": Status(facts["to"]).label,
    }


@words(events.TicketReopened)
def reopened(facts: dict[str, Any]) -> str:
    return _("重新打开，第 %(round)s 轮") % facts


@words(events.TicketReclassified)
def reclassified(facts: dict[str, Any]) -> str:
    return _("重新分级：%(changes)s") % {"changes": _("；").join(map(_change, facts["changes"]))}


def _change(change: list[str]) -> str:
    field, old, new = change
    if field == "fault":
        return _("改为故障报修") if new == "True" else _("改为非故障报修")
    if field == "category":
        return _("故障类别由「%(old)s」改为「%(new)s」") % {"old": old or _("未分类"), "new": new}
    label = LABELS.get(field, str)
    return _("「%(old)s」改为「%(new)s」") % {
        "old": label(old).label if old else _("未定"),
        "new": label(new).label if new else _("未定"),
    }


@words(events.OwnerChanged)
def owner_changed(facts: dict[str, Any]) -> str:
    return _("负责人改为 %(new_name)s") % facts


@words(events.ContactLogged)
def contact_logged(facts: dict[str, Any]) -> str:
    told = _("%(direction)s（%(channel)s）：%(result)s") % {
        "direction": Direction(facts["direction"]).label,
        "channel": Channel(facts["channel"]).label,
        "result": _("已联系上") if facts["reached"] else _("未联系上"),
    }
    if not facts["agreed_at"]:
        return told
    when = minute(datetime.fromisoformat(facts["agreed_at"]))
    return _("%(told)s，约定 %(when)s 到场") % {"told": told, "when": when}


@words(events.NoteAdded)
def note_added(facts: dict[str, Any]) -> str:
    return _("填写%(kind)s") % {"kind": NoteKind(facts["kind"]).label}


@words(events.ComplaintClassified)
def classified(facts: dict[str, Any]) -> str:
    return _("投诉定级为「%(severity)s」") % {"severity": Severity(facts["severity"]).label}


@words(events.ComplaintVerified)
def verified(facts: dict[str, Any]) -> str:
    return _("核实结果：属实") if facts["founded"] else _("核实结果：不属实")


@words(events.ComplaintHandled)
def handled(_facts: dict[str, Any]) -> str:
    return _("记录投诉处理情况")


@words(events.ComplaintStageChanged)
def stage_changed(facts: dict[str, Any]) -> str:
    return _("投诉由「%(old)s」转入「%(to)s」") % {
        "old": Stage(facts["old"]).label,
        "to": Stage(facts["to"]).label,
    }


@words(events.AlarmReceived)
def alarm_received(facts: dict[str, Any]) -> str:
    return _("收到设备告警 %(fault_code)s") % facts


@words(events.CustomerWrote)
def customer_wrote(_facts: dict[str, Any]) -> str:
    return _("客户留言")


@words(events.PhotosSent)
def photos_sent(facts: dict[str, Any]) -> str:
    return _("客户上传 %(count)s 张照片") % {"count": len(facts["photos"])}


@words(events.CustomerWished)
def customer_wished(facts: dict[str, Any]) -> str:
    return _("客户希望 %(at)s 上门") % {"at": minute(datetime.fromisoformat(facts["wished_at"]))}


@words(events.LetterReceived)
def letter_received(_facts: dict[str, Any]) -> str:
    return _("收到客户来信")
