"""The desk: three intents, a form each, the caller's card and the promised times beside it."""

import uuid
from datetime import datetime
from typing import Any

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
from tickets.forms.intake import FORMS, IntakeForm
from tickets.models import Ticket
from tickets.operations import intake as desk
from tickets.operations.errors import Blocked, IntakeRefused, NotAllowed
from tickets.operations.intake.form import Intake
from tickets.operations.undoing import undoable_deed
from tickets.queries.page import by_number
from tickets.views.caller import LONGEST_NUMBER, card_context, card_of
from tickets.views.gate import desk_person


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Exactly the three services of the hotline (INT-16)."""
    desk_person(request)
    caller = request.GET.get("caller", "")[:LONGEST_NUMBER]
    return render(request, "tickets/start.html", {"intents": Intent.choices, "caller": caller})


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, intent: str) -> HttpResponse:
    """Type a request while the customer talks."""
    user = desk_person(request)
    _check(intent)
    if request.method == "POST":
        return _save(request, user, intent)
    caller = request.GET.get("caller", "")[:LONGEST_NUMBER]
    found = card_of(user, caller)
    given = {"key": uuid.uuid4(), "phone": caller, **_at_home(user)}
    form = FORMS[intent](initial=given, user=user, customer=found.customer if found else None)
    done = by_number(user, request.GET["done"]) if "done" in request.GET else None
    return _page(request, form, intent, found=found, done=done)


@require_POST
def promises(request: HttpRequest, intent: str) -> HttpResponse:
    """The promised times of the form as it is; nothing is written."""
    user = desk_person(request)
    _check(intent)
    form = _bind(request, user, intent)
    form.is_valid()
    return render(request, "tickets/_promises.html", _promised(form, user))


def _check(intent: str) -> None:
    if intent not in FORMS:
        raise Http404


def _promised(form: IntakeForm, user: Any) -> dict[str, Any]:
    """Promises need a region only, an unfinished form is enough; `refused` says why there are none."""
    at = now()
    if not form.is_bound or not form.cleaned_data.get("region"):
        return {"preview": None}
    try:
        return {"preview": desk.preview(form=form.intake(at=at), by=user, at=at)}
    except IntakeRefused as error:
        return {"preview": None, "refused": str(error)}


def _at_home(user: Any) -> dict[str, Any]:
    """The desk's own region and project where it has just one."""
    scope = user.scope.within(Right.REGISTER)
    projects = list(Unit.objects.filter(pk__in=scope.project_ids)[:2]) if scope.project_ids else []
    regions = scope.region_ids | {project.parent_id for project in projects}
    home: dict[str, Any] = {"region": next(iter(regions))} if len(regions) == 1 else {}
    return home | ({"project": projects[0].pk} if len(projects) == 1 and not scope.region_ids else {})


def _bind(request: HttpRequest, user: Any, intent: str) -> IntakeForm:
    found = card_of(user, request.POST.get("phone", ""))
    return FORMS[intent](request.POST, user=user, customer=found.customer if found else None)


def _save(request: HttpRequest, user: Any, intent: str) -> HttpResponse:
    form = _bind(request, user, intent)
    status = 422
    if form.is_valid():
        try:
            return _done(request, _register(request, form, user), form.cleaned_data["key"])
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
    found = card_of(user, request.POST.get("phone", ""))
    return _page(request, form, intent, found=found, status=status)


def _register(request: HttpRequest, form: IntakeForm, user: Any) -> str:
    """The number of the ticket; the same form sent twice gives the first one's."""
    at = now()
    intake = form.intake(at=at, solved=request.POST.get("do") == "solved")
    body = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    number, _sent_before = once(
        actor=user,
        key=form.cleaned_data["key"],
        fingerprint=fingerprint(body),
        at=at,
        run=lambda: _undoably(intake, user, at, form.cleaned_data["key"]),
    )
    return str(number)


def _undoably(intake: Intake, user: Any, at: datetime, key: uuid.UUID) -> str:
    with undoable_deed("registration", by=user, at=at, group=key) as window:
        ticket = desk.register(form=intake, by=user, at=at)
        window.stream = ticket.pk
        return ticket.number


def _done(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """On to the next call, with what to tell this customer on top."""
    offer(request, _("已登记工单 %(number)s。") % {"number": number}, key)
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
    form.data["key"] = str(uuid.uuid4())
    form.add_error(None, _("这张表单已经登记过工单。如要另登记一张，请再次提交；要补充内容，请打开原工单。"))


def _page(
    request: HttpRequest,
    form: IntakeForm,
    intent: str,
    *,
    found: CallerCard | None,
    done: Ticket | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "intent": intent,
        "intents": Intent.choices,
        "label": Intent(intent).label,
        "done": done,
        "draft": request.GET.get("draft") or request.GET.get("caller") or "",
        "new_draft": uuid.uuid4().hex[:8],
        **card_context(request.user, found, request.POST or request.GET),
        **_promised(form, request.user),
    }
    return render(request, "tickets/intake.html", context, status=status)
