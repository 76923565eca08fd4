"""Packs in words: events, and figures as rows of a table."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from packs.enums import Rank
from packs.events import PackActivated, PackDeactivated, PackVersionLoaded


@words(PackVersionLoaded)
def loaded(facts: dict[str, Any]) -> str:
    return _("载入政策包 %(pack)s 第 %(version)s 版") % facts


@words(PackActivated)
def activated(facts: dict[str, Any]) -> str:
    return _("启用政策包 %(pack)s（%(rank)s%(key)s）") % {**facts, "rank": Rank(facts["rank"]).label}


@words(PackDeactivated)
def deactivated(facts: dict[str, Any]) -> str:
    return _("停用政策包 %(pack)s，最后有效日 %(until)s") % facts
