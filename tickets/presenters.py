"""Events of tickets in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.punctuation import mark
from core.words import words
from notifications.enums import Channel as Way
from org.enums import Department, Post
from tickets import events
from tickets import money_words as money_words  # the words of its events
from tickets.enums import (
    Audience,
    Channel,
    Direction,
    FactSource,
    Intent,
    LinkKind,
    NoteKind,
    ServiceType,
    Severity,
    Stage,
    Urgency,
    status_word,
)
from tickets.queries.classes import class_label
from tickets.saying import minute

LABELS: dict[str, Any] = {"urgency": Urgency, "service_type": ServiceType}


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
    settled = facts.get("settled", "")
    return _("状态由「%(old)s」变为「%(to)s」") % {
        "old": status_word(facts["old"], settled),
        "to": status_word(facts["to"], settled),
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
    return _("「%(old)s」改为「%(new)s」") % {
        "old": _label(field, old) if old else _("未定"),
        "new": _label(field, new) if new else _("未定"),
    }


def _label(field: str, code: str) -> str:
    return class_label(code) if field == "complaint_class" else str(LABELS[field](code).label)


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


@words(events.TicketRepeated)
def repeated(facts: dict[str, Any]) -> str:
    return _("客户再次联系（%(channel)s），内容追加到本单") % {"channel": Channel(facts["channel"]).label}


@words(events.TicketLinked)
def linked(facts: dict[str, Any]) -> str:
    told = {"other": facts["other"], "kind": LinkKind(facts["kind"]).label}
    if facts["first"]:
        return _("关联到原工单 %(other)s（%(kind)s）") % told
    return _("后来的工单 %(other)s 关联到本单（%(kind)s）") % told


@words(events.TicketMerged)
def merged(facts: dict[str, Any]) -> str:
    pattern = _("工单 %(other)s 并入本单") if facts["merge"] is None else _("并入工单 %(other)s，本单取消")
    return pattern % facts


@words(events.PriceQuoted)
def price_quoted(facts: dict[str, Any]) -> str:
    return _("按价目表 %(list_version)s 报价：%(price)s，%(amount)s 元") % facts


@words(events.ChargeAdded)
def charge_added(facts: dict[str, Any]) -> str:
    return _("登记收费：%(category)s，%(amount)s 元") % facts


@words(events.LetterLogged)
def letter_logged(facts: dict[str, Any]) -> str:
    channel = {"channel": Channel(facts["channel"]).label}
    return (
        _("登记发出（%(channel)s）") % channel
        if facts["direction"] == "out"
        else _("登记来函（%(channel)s）") % channel
    )


@words(events.LetterAnswered)
def letter_answered(facts: dict[str, Any]) -> str:
    return _("答复客户（%(channel)s）") % {"channel": Channel(facts["channel"]).label}


@words(events.LetterArchived)
def letter_archived(_facts: dict[str, Any]) -> str:
    return _("来函归档")


@words(events.ComplaintClassified)
def classified(facts: dict[str, Any]) -> str:
    return _("投诉定级为「%(severity)s」") % {"severity": Severity(facts["severity"]).label}


@words(events.ComplaintVerified)
def verified(facts: dict[str, Any]) -> str:
    found = _("核实结果：属实") if facts["founded"] else _("核实结果：不属实")
    if not facts.get("department"):
        return found
    return _("%(found)s，责任部门：%(department)s") % {"found": found, "department": _department(facts)}


def _department(facts: dict[str, Any]) -> str:
    return str(Department(facts["department"]).label)


@words(events.ComplaintHandled)
def handled(_facts: dict[str, Any]) -> str:
    return _("记录投诉处理情况")


@words(events.ComplaintStageChanged)
def stage_changed(facts: dict[str, Any]) -> str:
    return _("投诉由「%(old)s」转入「%(to)s」") % {
        "old": Stage(facts["old"]).label,
        "to": Stage(facts["to"]).label,
    }


@words(events.HandlerNamed)
def handler_named(facts: dict[str, Any]) -> str:
    return _("投诉处理人：%(handler_name)s") % facts


@words(events.FactAdded)
def fact_added(facts: dict[str, Any]) -> str:
    return _("记录事实：%(source)s") % {"source": FactSource(facts["source"]).label}


@words(events.FactsConfirmed)
def facts_confirmed(facts: dict[str, Any]) -> str:
    return _("确认事实清单，共 %(count)s 条") % {"count": len(facts["facts"])}


@words(events.CustomerAnswered)
def customer_answered(facts: dict[str, Any]) -> str:
    return _("客户评价：结果 %(result)s 分，过程 %(process)s 分") % facts


@words(events.DepartmentScored)
def department_scored(facts: dict[str, Any]) -> str:
    return _("%(department)s部门评分：%(score)s 分") % {
        "department": _department(facts),
        "score": facts["score"],
    }


@words(events.MediaFlagged)
def media_flagged(facts: dict[str, Any]) -> str:
    told = mark("、").join(str(Post(post).label) for post in facts["told"])
    return _("标记媒体介入，已通知：%(told)s") % {"told": told}


@words(events.StatementMade)
def statement_made(facts: dict[str, Any]) -> str:
    return _("对外发布口径：%(audience)s") % {"audience": Audience(facts["audience"]).label}


@words(events.InstructionGiven)
def instruction_given(_facts: dict[str, Any]) -> str:
    return _("集团督办")


@words(events.ComplaintFollowed)
def complaint_followed(facts: dict[str, Any]) -> str:
    return _("开始跟踪投诉") if facts["follows"] else _("停止跟踪投诉")


@words(events.PenaltyEntered)
def penalty_entered(_facts: dict[str, Any]) -> str:
    return _("登记处罚扣款")


@words(events.CommitmentMade)
def commitment_made(facts: dict[str, Any]) -> str:
    return _("对客户承诺：%(promise)s") % {"promise": _promise(facts)}


@words(events.CommitmentAsked)
def commitment_asked(facts: dict[str, Any]) -> str:
    return _("申请对客户承诺：%(promise)s") % {"promise": _promise(facts)}


def _promise(facts: dict[str, Any]) -> str:
    if facts["amount"]:
        return _("%(amount)s 元") % facts
    if facts.get("months"):
        return _("质保期 %(months)s 个月") % facts
    return minute(datetime.fromisoformat(facts["promised_at"]))


@words(events.CustomerMessaged)
def customer_messaged(facts: dict[str, Any]) -> str:
    return _("%(department)s部门发给客户（%(channel)s）") % {
        "department": _department(facts),
        "channel": Way(facts["channel"]).label,
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


@words(events.CriteriaNoted)
def criteria_noted(facts: dict[str, Any]) -> str:
    parts = [_("人身伤害或安全风险")] if facts["injury"] else []
    parts += [_("索赔金额")] if facts["claim"] else []
    return _("登记程度要素：%(parts)s") % {"parts": "、".join(parts) or _("无")}


@words(events.SameCauseFound)
def same_cause_found(facts: dict[str, Any]) -> str:
    return _("同一原因多户投诉，共 %(count)s 件") % {"count": len(facts["tickets"])}


@words(events.ReferralReceived)
def referral_received(facts: dict[str, Any]) -> str:
    return _("收到主管部门转办，限期 %(last_day)s") % facts


@words(events.ReferralResolved)
def referral_resolved(facts: dict[str, Any]) -> str:
    return _("转办会议已于 %(met_on)s 形成决议，可以答复主管部门") % facts


@words(events.ReferralReplied)
def referral_replied(facts: dict[str, Any]) -> str:
    return _("已答复主管部门")
