"""The list of tickets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from core.clock import now
from core.pages import BadCursor
from customers.permissions import can_see_customers
from tickets.forms.filters import FilterForm
from tickets.permissions import can_see_imports
from tickets.queries.lists import ticket_list
from tickets.views.gate import reader


@require_safe
@vary_on_headers("HX-Request")
def tickets(request: HttpRequest) -> HttpResponse:
    """One page of what the person may see; the address line holds filters and place."""
    form = _form(request)
    try:
        page = ticket_list(request.user, form.filters(), cursor=request.GET.get("cursor"))
    except BadCursor:
        page = ticket_list(request.user, form.filters())
    template = "tickets/_list_answer.html" if request.htmx else "tickets/list.html"
    context = {
        "form": form,
        "page": page,
        "at": now(),
        "narrowed": form.narrows,
        "searched": request.GET.get("q", "").strip() if can_see_customers(request.user) else "",
        "may_see_imports": can_see_imports(request.user),
    }
    return render(request, template, context)


def _form(request: HttpRequest) -> FilterForm:
    return FilterForm(request.GET, user=reader(request))
