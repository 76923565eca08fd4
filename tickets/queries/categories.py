"""Choosing a fault category."""

from django.db.models import Q, QuerySet

from tickets.models import FaultCategory


def find_categories(query: str, *, limit: int = 20) -> QuerySet[FaultCategory]:
    """Active categories whose name, code or pinyin initials hold the query."""
    text = query.strip()
    held = FaultCategory.objects.filter(is_active=True).select_related("parent")
    if text:
        held = held.filter(
            Q(name__icontains=text) | Q(code__istartswith=text) | Q(initials__contains=f" {text.lower()}")
        )
    return held[:limit]
