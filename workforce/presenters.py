"""Appraisals in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from workforce.events import RegionAppraised


@words(RegionAppraised)
def appraised(facts: dict[str, Any]) -> str:
    pattern = (
        _("更正 %(inspected_on)s 检查的考核得分为 %(score)s")
        if facts["corrects"]
        else _("%(inspected_on)s 检查，考核得分 %(score)s")
    )
    return pattern % facts
