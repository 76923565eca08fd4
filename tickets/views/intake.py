"""The desk: three intents, a form each, the caller's card and the promised times beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.idempotency import KeyReused, fingerprint, once
from core.views.undo import offer
from customers.queries import CallerCard
from org.enums import Right
from org.models import Unit
from tickets.enums import Intent
from tickets.forms.intake import FORMS, RESCUE, IntakeForm
from tickets.models import Call, IntakeDraft, Ticket
from tickets.operations import intake as desk
from tickets.operations.errors import Blocked, IntakeRefused, NotAllowed
from tickets.operations.hotline.calls import Told, take_event
from tickets.operations.hotline.drafts import drop_within
from tickets.operations.undoing import undoable_deed
from tickets.queries.drafts import draft_of, drafts_of
from tickets.queries.page import by_number
from tickets.views.caller import LONGEST_NUMBER, card_for, duplicates_for
from tickets.views.desk_page import again, linked_call, popped, promised, show
from tickets.views.desk_parts import Asked, asked
from tickets.views.drafts import key_of
from tickets.views.gate import desk_person
from tickets.views.repeats import append_from


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Exactly the three services of the hotline (INT-16), and what is unfinished."""
    user = desk_person(request)
    context = {
        "intents": Intent.choices,
        "popped": popped(request.GET),
        "drafts": drafts_of(user),
        "seat": getattr(user, "seat", None),
        "dropped": key_of(request.GET.get("dropped", "")),
    }
    return render(request, "tickets/start.html", context)


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, intent: str) -> HttpResponse:
    """Type a request while the customer talks."""
    user = desk_person(request)
    _check(intent)
    if request.method == "POST":
        return _save(request, user, intent)
    key = key_of(request.GET.get("draft", "")) or uuid4()
    draft = draft_of(user, key)
    typed = _given(request, user, draft)
    found = card_for(user, typed)
    initial = {**_at_home(user), **_called_now(intent), **typed, "key": key}
    form = FORMS[intent](initial=initial, user=user, customer=found.customer if found else None)
    done = by_number(user, request.GET["done"]) if "done" in request.GET else None
    return show(request, form, intent, typed=typed, found=found, draft=draft, done=done)


@require_POST
def promises(request: HttpRequest, intent: str) -> HttpResponse:
    """The promised times of the form as it is, and what may be the same; nothing is written."""
    user = desk_person(request)
    _check(intent)
    found = card_for(user, request.POST)
    form = _bind(request, user, intent, found)
    form.is_valid()
    context = {
        **promised(request, form, asked(request.POST)),
        "duplicates": duplicates_for(user, found, request.POST),
    }
    return render(request, "tickets/_promises_answer.html", context)


def _called_now(intent: str) -> dict[str, Any]:
    """A rescue slip names the time of the call; it is now unless somebody says otherwise."""
    return {"received_at": now()} if intent == RESCUE else {}


NUMBERS = ("caller", "phone")  # what telephones and links call the number


def _check(intent: str) -> None:
    if intent not in FORMS:
        raise Http404


def _given(request: HttpRequest, user: Any, draft: IntakeDraft | None) -> dict[str, Any]:
    """What is known before the first key: the draft as it was left, or the call that opened the page."""
    if draft:
        return dict(draft.data)
    call = linked_call(user, request.GET)
    given = {"call": call.pk} if call else {}
    number = next(
        (request.GET[name] for name in NUMBERS if request.GET.get(name)), call.caller if call else ""
    )
    return {**given, "phone": number[:LONGEST_NUMBER]}


def _at_home(user: Any) -> dict[str, Any]:
    """The desk's own region and project where it has just one."""
    scope = user.scope.within(Right.REGISTER)
    projects = list(Unit.objects.filter(pk__in=scope.project_ids)[:2]) if scope.project_ids else []
    regions = scope.region_ids | {project.parent_id for project in projects}
    home: dict[str, Any] = {"region": next(iter(regions))} if len(regions) == 1 else {}
    return home | ({"project": projects[0].pk} if len(projects) == 1 and not scope.region_ids else {})


def _bind(request: HttpRequest, user: Any, intent: str, found: CallerCard | None) -> IntakeForm:
    return FORMS[intent](request.POST, user=user, customer=found.customer if found else None)


def _save(request: HttpRequest, user: Any, intent: str) -> HttpResponse:
    do, _colon, number = request.POST.get("do", "").partition(":")
    earlier = by_number(user, number) if number else None
    form = _bind(request, user, intent, card_for(user, request.POST))
    status = 422
    if do == "append" and earlier:
        if append_from(form, ticket=earlier, user=user, print_=_print(request)):
            return _done(request, earlier.number)
        return again(request, user, form, intent, status)
    parts = asked(request.POST)
    if form.is_valid() and all(one.form.is_valid() for one in parts):
        try:
            number = _register(request, form, parts, user, earlier if do == "link" else None)
            return _done(request, number, form.cleaned_data["key"])
        except IntakeRefused as error:
            _blame(form, error)
        except Blocked as error:
            form.add_error(None, str(error))
        except NotAllowed as error:
            form.add_error(None, str(error))
            status = 403
        except KeyReused:
            _renew(form)
            status = 409
    return again(request, user, form, intent, status)


def _print(request: HttpRequest) -> str:
    body = {
        name: value for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "typed_at")
    }
    return fingerprint(body)


def _register(
    request: HttpRequest, form: IntakeForm, parts: Sequence[Asked], user: Any, earlier: Ticket | None
) -> str:
    """The number of the ticket; the same form sent twice gives the first one's."""
    at = now()
    key = form.cleaned_data["key"]
    taken = replace(
        form.intake(at=at, solved=request.POST.get("do") == "solved"),
        linked=earlier,
        parts=tuple((one.part, one.given) for one in parts if one.given),
    )

    def run() -> str:
        with undoable_deed("registration", by=user, at=at, group=key) as window:
            whole = replace(taken, call=taken.call or _new_call(request, user))
            ticket = desk.register_within(form=whole, by=user, at=at)
            window.stream = ticket.pk
        drop_within(user=user, key=key)
        return ticket.number

    number, _sent_before = once(actor=user, key=key, fingerprint=_print(request), at=at, run=run)
    return str(number)


def _new_call(request: HttpRequest, user: Any) -> Call | None:
    """A call that only the link told of is kept with its ticket."""
    call_id = request.POST.get("call_id", "")[:80]
    if not call_id:
        return None
    seat = getattr(user, "seat", None)
    told = Told(
        call_id=call_id,
        event="answered",
        at=now(),
        extension=seat.extension if seat else "",
        caller=request.POST.get("phone", "")[:LONGEST_NUMBER],
        line=request.POST.get("line", "")[:30],
    )
    return take_event(told=told)


def _done(request: HttpRequest, number: str, key: UUID | None = None) -> HttpResponse:
    """On to the next call, with what to tell this customer on top; what was appended stays."""
    if key:
        offer(request, _("已登记工单 %(number)s。") % {"number": number}, key)
    else:
        messages.success(request, _("已追加到工单 %(number)s。") % {"number": number})
    address = QueryDict(mutable=True)
    address["done"] = number
    return redirect(f"{request.path}?{address.urlencode()}")


def _blame(form: IntakeForm, error: IntakeRefused) -> None:
    """Put each message beside its field, or on top where the form shows no such field."""
    for field, words in error.errors.items():
        shown = field in form.fields and not form.fields[field].widget.is_hidden
        form.add_error(field if shown else None, words)


def _renew(form: IntakeForm) -> None:
    """Say that the form was registered before; sent again it makes a second ticket."""
    form.data = form.data.copy()
    form.data["key"] = str(uuid4())
    form.add_error(None, _("这张表单已经登记过工单。如要另登记一张，请再次提交；要补充内容，请打开原工单。"))
