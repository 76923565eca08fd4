"""Reading scripts, snippets and prices."""

from typing import Any

from django.db.models import F, Q, QuerySet

from knowledge.enums import PriceState
from knowledge.models import Line, Price, PriceList, Script, Snippet


def scripts_for(*, line: Line | None = None, situation: str = "", category: str = "") -> list[Script]:
    """Scripts of a situation (of all without one), those of the line and the fault category first (KNB-01)."""
    rows = Script.objects.filter(is_active=True, category__in=("", category))
    rows = rows.filter(Q(line=None) | Q(line=line)) if line else rows.filter(line=None)
    if situation:
        rows = rows.filter(situation=situation)
    return list(rows.order_by("situation", "-category", F("line").desc(nulls_last=True), "pk"))


def line_of(number: str) -> Line | None:
    """The active line of a dialled number or of its code."""
    return Line.objects.filter(Q(number=number) | Q(code=number), is_active=True).first() if number else None


def snippets(user: Any, query: str = "") -> list[Snippet]:
    """Own and shared snippets whose code or name begins so, own ones first."""
    rows = Snippet.objects.filter(Q(owner=user) | Q(owner=None), is_active=True)
    if query:
        rows = rows.filter(Q(code__istartswith=query) | Q(title__icontains=query))
    return list(rows.order_by(F("owner").asc(nulls_last=True), "code"))


def own_snippets(user: Any) -> QuerySet[Snippet]:
    return Snippet.objects.filter(owner=user)


def price_lists() -> list[PriceList]:
    """All versions, newest first."""
    return list(PriceList.objects.select_related("released_by"))


def released() -> PriceList | None:
    """The list that is in force."""
    return PriceList.objects.filter(state=PriceState.RELEASED).first()


def prices_in_force() -> QuerySet[Price]:
    """Prices that may be told to customers; none before the first release (INT-09)."""
    newest = PriceList.objects.filter(state=PriceState.RELEASED).values("pk")[:1]
    return Price.objects.filter(price_list__in=newest).select_related("price_list")
