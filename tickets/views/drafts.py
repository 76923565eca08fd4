"""Keeping what is typed at the desk while it is typed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from core.clock import now
from tickets.forms.intake import FORMS
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.drafts import drop_draft, save_draft
from tickets.queries.drafts import drafts_of
from tickets.views.gate import desk_person

UNKEPT = frozenset({"csrfmiddlewaretoken", "key", "typed_at", "do"})
LONGEST = 6000  # characters of one value
MOST_FIELDS = 60


def key_of(text: str) -> UUID | None:
    """The UUID of a form's key, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


@require_POST
def save(request: HttpRequest, intent: str) -> HttpResponse:
    """One more copy of the form as it stands; answers the tabs with the state of this draft."""
    user = desk_person(request)
    key = key_of(request.POST.get("key", ""))
    if key is None or intent not in FORMS:
        raise Http404
    data = _typed(request.POST)
    context: dict[str, Any] = {"key": str(key), "intent": intent}
    try:
        if any(name not in {"channel", "service_type", "site_class", "region", "project"} for name in data):
            context["saved"] = save_draft(
                user=user,
                key=key,
                form=intent,
                title=_title(data),
                data=data,
                typed_at=_ms(request),
                at=now(),
            )
    except TicketRefused as error:
        context["refused"] = str(error)
    return render(request, "tickets/_drafts.html", context | {"drafts": drafts_of(user)})


@require_POST
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw a draft away, on the server and in the browser."""
    drop_draft(user=desk_person(request), key=key)
    return redirect(f"{reverse('tickets:start')}?dropped={key}")


def _typed(given: QueryDict) -> dict[str, str]:
    kept = [name for name in given if name not in UNKEPT and given[name].strip()][:MOST_FIELDS]
    return {name: given[name][:LONGEST] for name in kept}


def _title(data: dict[str, str]) -> str:
    return (
        data.get("name") or data.get("customer_text") or data.get("phone") or data.get("description", "")[:12]
    )


def _ms(request: HttpRequest) -> int:
    text = request.POST.get("typed_at", "")
    return int(text) if text.isdigit() and len(text) < 16 else 0
