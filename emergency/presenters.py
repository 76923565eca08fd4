"""Events of emergencies in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from emergency import events
from emergency.enums import Sign, Verdict


@words(events.EmergencyProposed)
def proposed(facts: dict[str, Any]) -> str:
    return _("建议启动应急：%(sign)s，%(count)s 件") % {
        "sign": Sign(facts["sign"]).label,
        "count": facts["count"],
    }


@words(events.EmergencyDecided)
def decided(facts: dict[str, Any]) -> str:
    return _("应急建议：%(verdict)s") % {"verdict": Verdict(facts["verdict"]).label}
