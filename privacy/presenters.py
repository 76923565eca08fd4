"""Events of requests in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from privacy import events
from privacy.enums import RequestKind, RequestState


@words(events.RequestRegistered)
def registered(facts: dict[str, Any]) -> str:
    return _("登记个人信息请求：%(kind)s") % {"kind": RequestKind(facts["kind"]).label}


@words(events.RequestSettled)
def settled(facts: dict[str, Any]) -> str:
    return _("个人信息请求：%(state)s") % {"state": RequestState(facts["state"]).label}


@words(events.CopyMade)
def copy_made(facts: dict[str, Any]) -> str:
    return _("生成个人信息副本，共 %(rows)s 条记录") % facts


@words(events.CopyTaken)
def copy_taken(facts: dict[str, Any]) -> str:
    return _("客户已下载个人信息副本") if facts["by_customer"] else _("经办人已下载个人信息副本")


@words(events.CustomerErased)
def erased(facts: dict[str, Any]) -> str:
    said = _("恢复备份后再次匿名化") if facts["replayed"] else _("客户信息已匿名化")
    return _("%(said)s，涉及 %(rows)s 条记录") % {"said": said, "rows": facts["rows"]}
