"""The rule browser: which packs and laws judge, what their rules say, and worked examples."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.views.guard import needs
from org.calendars import CHINA, calendar
from org.models import BusinessCalendar
from packs.models import Pack
from warranty.flip_words import verdict_words
from warranty.permissions import can_read_rules
from warranty.queries import browsing
from warranty.queries.browsing import Judged
from warranty.rule_words import facts_said, says
from warranty.rules import Policy

GROUPS = {
    "cover": gettext_lazy("保修"),
    "cause": gettext_lazy("部件与原因除外"),
    "remedy": gettext_lazy("换货与退货"),
    "papers": gettext_lazy("资料与包裹"),
    "approval": gettext_lazy("批准、报价与上门费"),
}


@require_safe
@needs(can_read_rules)
def books(request: HttpRequest) -> HttpResponse:
    """Packs of the company and laws, each with its versions."""
    return render(request, "warranty/rules/books.html", {"books": browsing.books(local_day(now()))})


@require_safe
@needs(can_read_rules)
def book(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version: its rules by subject, and its examples with what it says of them now."""
    pack = get_object_or_404(Pack, code=code)
    policy = browsing.policy_of(code, number)
    if policy is None:
        raise Http404
    context = {
        "pack": pack,
        "number": number,
        "groups": [
            (group, GROUPS[group], [(rule, says(rule)) for rule in rules])
            for group, rules in browsing.grouped(policy)
        ],
        "unverified": browsing.unverified(policy),
        "examples": [_shown(one) for one in _judged(code, number, policy)],
    }
    return render(request, "warranty/rules/book.html", context)


def _judged(code: str, number: int, policy: Policy) -> list[Judged]:
    """Nothing while the house keeps no calendar of working days."""
    try:
        return browsing.judged(code, number, policy, calendar(CHINA))
    except BusinessCalendar.DoesNotExist:
        return []


def _shown(one: Judged) -> dict[str, Any]:
    """An example in words."""
    return {
        "title": one.example.name(get_language() or ""),
        "facts": facts_said(one.example.facts),
        "pack": _verdict(one.answer.pack),
        "law": _verdict(one.answer.statutory) if one.answer.statutory else "",
        "differs": bool(one.differs),
    }


def _verdict(ruling: Any) -> str:
    key = f"{ruling.verdict}>{ruling.fallback}" if ruling.fallback else str(ruling.verdict)
    return verdict_words(key)
