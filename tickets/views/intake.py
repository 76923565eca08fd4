"""The desk: three intents, a form each, the caller's card and the promised times beside it."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.idempotency import KeyReused, fingerprint, once
from customers.queries import CallerCard, caller_card
from packs.queries import current_figure
from tickets.enums import Intent
from tickets.forms.intake import FORMS, IntakeForm
from tickets.models import Ticket
from tickets.operations import intake as desk
from tickets.operations.errors import Blocked, IntakeRefused, NotAllowed
from tickets.permissions import can_register
from tickets.queries.duplicates import possible_duplicates
from tickets.queries.page import by_number

LAST_TICKETS = 5


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Exactly the three services of the hotline (INT-16)."""
    _desk(request)
    caller = request.GET.get("caller", "")[:40]
    return render(request, "tickets/start.html", {"intents": Intent.choices, "caller": caller})


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, intent: str) -> HttpResponse:
    """Type a request while the customer talks."""
    user = _desk(request)
    if intent not in FORMS:
        raise Http404
    if request.method == "POST":
        return _save(request, user, intent)
    caller = request.GET.get("caller", "")[:40]
    form = FORMS[intent](initial={"key": uuid.uuid4(), "phone": caller, **_at_home(user)}, user=user)
    done = by_number(user, request.GET["done"]) if "done" in request.GET else None
    return _page(request, form, intent, card=_card(user, caller), done=done)


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Who calls: customer, addresses, units and last tickets of a number."""
    user = _desk(request)
    found = _card(user, request.GET.get("phone", "")[:40])
    return render(request, "tickets/_caller.html", _card_context(user, found, request.GET))


@require_POST
def promises(request: HttpRequest, intent: str) -> HttpResponse:
    """The promised times of the form as it is; nothing is written."""
    user = _desk(request)
    if intent not in FORMS:
        raise Http404
    form = _bind(request, user, intent)
    form.is_valid()
    return render(request, "tickets/_promises.html", _promised(form, user))


def _promised(form: IntakeForm, user: Any) -> dict[str, Any]:
    """Promises need a region only; an unfinished form is enough."""
    at = now()
    if not form.is_bound or not form.cleaned_data.get("region"):
        return {"preview": None, "at": at}
    return {"preview": desk.preview(form=form.intake(at=at), by=user, at=at), "at": at}


def _desk(request: HttpRequest) -> Any:
    if not can_register(request.user):
        raise PermissionDenied(_("登记受理需要话务员、信息员或主管岗位。"))
    return request.user


def _at_home(user: Any) -> dict[str, Any]:
    """The desk's own region where it has just one."""
    own = user.scope.region_ids
    return {"region": next(iter(own))} if len(own) == 1 else {}


def _card(user: Any, phone: str) -> CallerCard | None:
    return caller_card(user, phone=phone) if phone.strip() else None


def _bind(request: HttpRequest, user: Any, intent: str) -> IntakeForm:
    found = _card(user, request.POST.get("phone", "")[:40])
    return FORMS[intent](request.POST, user=user, customer_id=found.customer.pk if found else None)


def _save(request: HttpRequest, user: Any, intent: str) -> HttpResponse:
    form = _bind(request, user, intent)
    if not form.is_valid():
        return _again(request, form, intent, 422)
    solved = request.POST.get("do") == "solved"
    at = now()

    def register() -> dict[str, Any]:
        return {"number": desk.register(form=form.intake(at=at, solved=solved), by=user, at=at).number}

    body = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    try:
        result, _again_sent = once(
            actor=user, key=form.cleaned_data["key"], fingerprint=fingerprint(body), at=at, run=register
        )
    except IntakeRefused as error:
        _blame(form, error)
        return _again(request, form, intent, 422)
    except Blocked as error:
        form.add_error(None, str(error))
        return _again(request, form, intent, 422)
    except KeyReused:
        form.add_error(None, _("这张表单已经提交过，请从头登记新的工单。"))
        return _again(request, form, intent, 409)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(request, _("已登记工单 %(number)s。") % result)
    address = QueryDict(mutable=True)
    address["done"] = result["number"]
    return redirect(f"{request.path}?{address.urlencode()}")


def _blame(form: IntakeForm, error: IntakeRefused) -> None:
    """Put each message beside its field, or on top where the form has no such field."""
    for field, words in error.errors.items():
        form.add_error(field if field in form.fields and not _hidden(form, field) else None, words)


def _hidden(form: IntakeForm, field: str) -> bool:
    return form.fields[field].widget.is_hidden


def _again(request: HttpRequest, form: IntakeForm, intent: str, status: int) -> HttpResponse:
    found = _card(request.user, request.POST.get("phone", "")[:40])
    return _page(request, form, intent, card=found, status=status)


def _page(
    request: HttpRequest,
    form: IntakeForm,
    intent: str,
    *,
    card: CallerCard | None,
    done: Ticket | None = None,
    status: int = 200,
) -> HttpResponse:
    user = request.user
    context = {
        "form": form,
        "intent": intent,
        "intents": Intent.choices,
        "label": Intent(intent).label,
        "done": done,
        **_card_context(user, card, request.POST or request.GET),
        **_promised(form, user),
    }
    return render(request, "tickets/intake.html", context, status=status)


def _card_context(user: Any, found: CallerCard | None, typed: QueryDict) -> dict[str, Any]:
    """The card with its last and possibly equal tickets, and what was chosen on it."""
    at = now()
    context: dict[str, Any] = {"card": found, "typed": typed, "last": [], "duplicates": []}
    if found is None:
        return context
    context["chosen_site"] = _chosen(typed, "site", found.sites[0].pk if found.sites else 0)
    context["chosen_asset"] = _chosen(typed, "asset", 0)
    tickets = Ticket.objects.visible_to(user).filter(customer=found.customer)
    rows = tickets.select_related("stream", "category").order_by("-registered_at", "-pk")
    context["last"] = list(rows[:LAST_TICKETS])
    hours = int(current_figure("conventions", "duplicate_hours", at=at))
    context["duplicates"] = possible_duplicates(user, customer=found.customer, asset=None, at=at, hours=hours)
    return context


def _chosen(typed: QueryDict, name: str, otherwise: int) -> int:
    """The row picked on the card, 0 for a new one; before any choice the usual one."""
    value = typed.get(name)
    return otherwise if value is None else int(value) if value.isdigit() else 0
