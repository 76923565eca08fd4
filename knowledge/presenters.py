"""Events of price lists, articles and notices in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from knowledge import events
from knowledge.enums import ArticleState


@words(events.PriceListBegun)
def begun(facts: dict[str, Any]) -> str:
    return _("开始编制价目表 v%(version)s") % facts


@words(events.PriceListReleased)
def released(facts: dict[str, Any]) -> str:
    return _("发布价目表 v%(version)s，共 %(prices)s 项") % facts


@words(events.ArticleProposed)
def proposed(facts: dict[str, Any]) -> str:
    return _("提交知识文章，等待审批")


@words(events.ArticleMoved)
def moved(facts: dict[str, Any]) -> str:
    before, after = (ArticleState(facts[name]).label for name in ("before", "after"))
    return _("知识文章由「%(before)s」变为「%(after)s」") % {"before": before, "after": after}


@words(events.NoticePublished)
def noticed(facts: dict[str, Any]) -> str:
    return _("发布通知，送达 %(people)s 人") % facts
