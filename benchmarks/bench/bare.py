"""Bare Django pages over the same tables: what the framework alone costs."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

from core.models import Stream
from tickets.models import Ticket

ROWS = Template(
    "<table>{% for t in rows %}<tr><td>{{ t.pk }}<td>{{ t.status }}<td>{{ t.description }}{% endfor %}</table>"
)
PAGE = Template("<h1>{{ t.pk }}</h1><p>{{ t.description }}</p>")


def rows(request: HttpRequest) -> HttpResponse:
    """The newest fifty tickets, or those that hold the words."""
    found = Ticket.objects.order_by("-registered_at", "-pk")
    if words := request.GET.getlist("token"):
        found = found.filter(search__tokens__contains=words)
    return HttpResponse(ROWS.render(Context({"rows": found[:50]})))


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One ticket."""
    return HttpResponse(PAGE.render(Context({"t": Ticket.objects.get(pk=pk)})))


def create(request: HttpRequest) -> HttpResponse:
    """A copy of one row, with its identity."""
    ticket = Ticket.objects.get(pk=int(request.POST["like"]))
    stream = Stream.objects.create(kind="ticket", opened_at=ticket.registered_at)
    ticket.pk, ticket._state.adding = stream.pk, True
    ticket.save(force_insert=True)
    return HttpResponse(str(ticket.pk))


urlpatterns = [path("rows/", rows), path("page/<int:pk>/", page), path("create/", create)]
