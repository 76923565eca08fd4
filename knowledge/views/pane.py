"""Texts beside a form: the script of the moment, and snippets behind a slash."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.views.guard import needs
from knowledge import queries
from knowledge.enums import Situation
from knowledge.permissions import can_read

MOST = 8


@require_safe
@needs(can_read)
def scripts(request: HttpRequest) -> HttpResponse:
    """Scripts for ?line=&situation=&category=, and solutions of the category (KNB-05); a fragment."""
    situation = request.GET.get("situation", "")
    found = queries.scripts_for(
        line=queries.line_of(request.GET.get("line", "")[:30]),
        situation=situation if situation in Situation.values else "",
        category=request.GET.get("category", "")[:30],
    )
    context = {
        "scripts": found,
        "articles": queries.solutions_for(request.GET.get("category", "")[:30]),
        "situations": Situation.choices,
        "situation": situation,
    }
    return render(request, "knowledge/_scripts.html", context)


@require_safe
@needs(can_read)
def snippets(request: HttpRequest) -> HttpResponse:
    """Options for ?q=; a fragment."""
    found = queries.snippets(request.user, request.GET.get("q", "")[:20])[:MOST]
    return render(request, "knowledge/_snippets.html", {"snippets": found})
