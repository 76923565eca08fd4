"""How a step of an order is carried out: loaded, checked, one operation, an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from dispatch.forms import EmptyForm
from dispatch.models import WorkOrder
from dispatch.permissions import can_work
from dispatch.views import phone
from dispatch.views.answers import TooLate, conflict, refusals
from dispatch.views.work import FORMS, bind, load, show

Run = Callable[..., Any]
"""`(order, form, who)`, with the keys of the address beyond the order's number by name."""
Said = Any
"""What the person is told: words, or what makes them of the operation's result."""
Allowed = Callable[[Any, WorkOrder], bool]
View = Callable[..., HttpResponse]

SECTIONS = frozenset({"contact", "ledger", "preparation", "photos", "report"})


@dataclass(frozen=True)
class Deed:
    """One step: the form's name, the operation, what is said, who may, and the page afterwards if another."""

    name: str
    run: Run
    said: Said
    allowed: Allowed = can_work
    then: Any = ""

    def words(self, result: Any) -> str:
        return str(self.said(result) if callable(self.said) else self.said)

    def next(self, page: str) -> str:
        """Back to the section that was filled in; after a step to the top of the page."""
        return str(self.then) or (f"{page}#{self.name}" if self.name in SECTIONS else page)

    def form(self, request: HttpRequest) -> Form:
        return bind(self.name, request) if self.name in FORMS else EmptyForm(request.POST)


def step(name: str, run: Run, said: Said, **more: Any) -> View:
    """The resource of an order that is posted to for this step; `more` are fields of Deed."""

    @require_POST
    def view(request: HttpRequest, number: str, **keys: Any) -> HttpResponse:
        return _carry_out(request, number, Deed(name, partial(run, **keys), said, **more))

    return view


def _carry_out(request: HttpRequest, number: str, deed: Deed) -> HttpResponse:
    """Load, ask the permission, bind, call one operation, answer: a page, or JSON to a phone's outbox."""
    if phone.from_outbox(request):
        return phone.answer(request, number, _for_phone(request, number, deed))
    order = load(request, number)
    if not deed.allowed(request.user, order):
        raise PermissionDenied(_("只有被派的技师可以执行这张派工单。"))
    form, page = deed.form(request), _page(order.number)
    result = None
    if form.is_valid():
        try:
            with refusals(form):
                result = deed.run(order, form, {"by": request.user, "at": now()})
        except TooLate as error:
            return conflict(request, error, page)
    if form.errors:
        return show(request, load(request, number), {deed.name: form}, status=422)
    messages.success(request, deed.words(result))
    return redirect(deed.next(page))


def _for_phone(request: HttpRequest, number: str, deed: Deed) -> phone.Step:
    """The same step for the outbox of a phone."""
    return phone.Step(
        name=deed.name,
        bind=lambda: deed.form(request),
        run=deed.run,
        said=deed.words,
        allowed=deed.allowed,
        next=deed.next(_page(number.upper())),
    )


def _page(number: str) -> str:
    return reverse("dispatch:order", args=[number])
