"""Follow-up events in words."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import local
from core.words import words
from followups.enums import Satisfaction
from followups.events import CallAnswered, CallFailed, CallOpened


@words(CallOpened)
def opened(facts: dict[str, Any]) -> str:
    due = local(datetime.fromisoformat(facts["due_at"]))
    return _("安排回访，最迟 %(due)s") % {"due": due.strftime("%Y-%m-%d %H:%M")}


@words(CallFailed)
def failed(facts: dict[str, Any]) -> str:
    if facts["unreachable"]:
        return _("回访未联系上，已在 %(days)s 个不同日期尝试，记为无法联系") % facts
    return _("回访未联系上（第 %(days)s 个日期），改日再试") % facts


@words(CallAnswered)
def answered(facts: dict[str, Any]) -> str:
    label = Satisfaction(facts["satisfaction"]).label
    if facts["reopened"]:
        return _("回访结果：%(label)s，工单重新打开") % {"label": label}
    return _("回访结果：%(label)s") % {"label": label}
