"""Events of the price lists in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from knowledge import events


@words(events.PriceListBegun)
def begun(facts: dict[str, Any]) -> str:
    return _("开始编制价目表 v%(version)s") % facts


@words(events.PriceListReleased)
def released(facts: dict[str, Any]) -> str:
    return _("发布价目表 v%(version)s，共 %(prices)s 项") % facts
