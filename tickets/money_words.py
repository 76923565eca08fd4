"""Events about money and redress in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from org.enums import Post
from tickets import money_events as events
from tickets.enums import CompensationKind, RedressKind, RepeatCause


@words(events.FaultConfirmed)
def fault_confirmed(facts: dict[str, Any]) -> str:
    return _("确认为产品故障")


@words(events.RedressNoted)
def redress_noted(facts: dict[str, Any]) -> str:
    return _("记录%(kind)s") % {"kind": RedressKind(facts["kind"]).label}


@words(events.DamageRecorded)
def damage_recorded(facts: dict[str, Any]) -> str:
    return _("记录客户财物损坏，已立赔偿申请")


@words(events.CompensationAsked)
def compensation_asked(facts: dict[str, Any]) -> str:
    told = {"kind": CompensationKind(facts["kind"]).label, "post": Post(facts["post"]).label}
    return _("申请%(kind)s %(amount)s 元，由%(post)s审批") % (facts | told)


@words(events.CompensationDecided)
def compensation_decided(facts: dict[str, Any]) -> str:
    return (_("同意赔付 %(amount)s 元") if facts["granted"] else _("不同意赔付 %(amount)s 元")) % facts


@words(events.CompensationPaid)
def compensation_paid(facts: dict[str, Any]) -> str:
    return _("赔付 %(amount)s 元已支付") % facts


@words(events.ReceiptIssued)
def receipt_issued(facts: dict[str, Any]) -> str:
    return _("收款 %(amount)s 元，收据 %(number)s") % facts


@words(events.ReceiptCorrected)
def receipt_corrected(facts: dict[str, Any]) -> str:
    return _("收据 %(of)s 冲正 %(amount)s 元，单号 %(number)s") % facts


@words(events.PaidVisitTold)
def paid_visit_told(facts: dict[str, Any]) -> str:
    if facts["amount"]:
        return _("告知客户上门服务有偿，%(amount)s 元") % facts
    return _("告知客户上门服务有偿，按价目表 %(list_version)s 收费") % facts


@words(events.PaidVisitAnswered)
def paid_visit_answered(facts: dict[str, Any]) -> str:
    return _("客户同意有偿上门") if facts["agreed"] else _("客户不同意有偿上门")


@words(events.RepeatRepairFound)
def repeat_repair_found(facts: dict[str, Any]) -> str:
    return _("同一设备、同一故障再次维修，上次工单 %(first)s") % facts


@words(events.RepeatCauseGiven)
def repeat_cause_given(facts: dict[str, Any]) -> str:
    return _("返修原因：%(cause)s") % {"cause": RepeatCause(facts["cause"]).label}
