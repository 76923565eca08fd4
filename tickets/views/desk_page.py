"""The page of the desk: everything beside the form."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from core.clock import now
from customers.queries import CallerCard
from knowledge.enums import Situation
from knowledge.models import Line
from knowledge.queries import line_of
from tickets.enums import Intent
from tickets.forms.intake import RESCUE, IntakeForm
from tickets.models import Call, IntakeDraft, Ticket
from tickets.operations import intake as desk
from tickets.operations.errors import IntakeRefused
from tickets.queries.calls import call_of
from tickets.queries.drafts import drafts_of
from tickets.views.caller import card_context, card_for, duplicates_for
from tickets.views.desk_parts import Asked, asked, cards
from tickets.views.drafts import key_of

POPPED = ("caller", "phone", "call_id", "line")


def show(
    request: HttpRequest,
    form: IntakeForm,
    intent: str,
    *,
    typed: Any,
    found: CallerCard | None = None,
    draft: IntakeDraft | None = None,
    done: Ticket | None = None,
    status: int = 200,
    parts: Sequence[Asked] | None = None,
) -> HttpResponse:
    """The form with what is known of the caller, the call, the promises and the other drafts."""
    key = _key(form)
    parts = asked(initial=typed) if parts is None else parts
    context = {
        "form": form,
        "intent": intent,
        "intents": Intent.choices,
        "rescue": intent == RESCUE,
        "label": form.title,
        "done": done,
        "key": key,
        "draft": draft,
        "drafts": drafts_of(request.user),
        "new_draft": uuid4(),
        "situations": Situation.choices,
        "popped": popped(request.POST or request.GET),
        "call_id": (request.POST or request.GET).get("call_id", "")[:80],
        "line": _line(form, request.POST or request.GET),
        **card_context(request.user, found, typed),
        "duplicates": duplicates_for(request.user, found, typed),
        "parts": parts,
        **promised(request, form, parts),
    }
    return render(request, "tickets/intake.html", context, status=status)


def again(request: HttpRequest, user: Any, form: IntakeForm, intent: str, status: int) -> HttpResponse:
    found, parts = card_for(user, request.POST), asked(request.POST)
    return show(request, form, intent, typed=request.POST, found=found, status=status, parts=parts)


def promised(request: HttpRequest, form: IntakeForm, parts: Sequence[Asked]) -> dict[str, Any]:
    """Promises need a region only, an unfinished form is enough; `refused` says why there are none.

    `cards` are what other rooms tell of it.
    """
    at = now()
    if not form.is_bound or not form.cleaned_data.get("region"):
        return {"preview": None}
    try:
        taken = form.intake(at=at)
        preview = desk.preview(form=taken, by=request.user, at=at)
    except IntakeRefused as error:
        return {"preview": None, "refused": str(error)}
    return {"preview": preview, "cards": cards(request, taken, preview, parts)}


def popped(given: QueryDict) -> str:
    """What a telephone's link brought along, to be handed on."""
    kept = QueryDict(mutable=True)
    for name in POPPED:
        if given.get(name):
            kept[name] = given[name][:80]
    return kept.urlencode()


def linked_call(user: Any, given: QueryDict) -> Call | None:
    """The call of a link: by the switchboard's id, or the key the call bar gives."""
    if given.get("call_id"):
        return call_of(user, given["call_id"][:80])
    pk = given.get("call", "")
    return Call.objects.visible_to(user).filter(pk=pk).first() if pk.isdigit() else None


def _key(form: IntakeForm) -> str:
    """The form's key; one that came without a usable one gets another."""
    if form.is_bound and key_of(str(form["key"].value() or "")) is None:
        form.data = form.data.copy()
        form.data["key"] = str(uuid4())
    return str(form["key"].value())


def _line(form: IntakeForm, given: QueryDict) -> Line | None:
    """The dialled line of the form's call, or the one its link names; its greeting is shown (INT-04)."""
    pk = str(form["call"].value() or "")
    call = Call.objects.select_related("line").filter(pk=pk).first() if pk.isdigit() else None
    return call.line if call else line_of(given.get("line", "")[:30])
