"""Writing what was learned from a solved ticket into the base of articles (KNB-05)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.clock import now
from dispatch.queries.learned import first_words, is_solved
from knowledge import operations
from knowledge.forms import ArticleForm
from knowledge.permissions import can_read
from knowledge.views.articles import page_of, proposed
from org.views.guard import needs
from tickets.models import Ticket


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_read)
def article(request: HttpRequest, number: str) -> HttpResponse:
    """The article's form, filled from the ticket; 404 while the ticket is not solved."""
    rows = Ticket.objects.visible_to(request.user).select_related("stream", "category", "asset__model")
    ticket = get_object_or_404(rows, stream__number=number)
    if not is_solved(ticket):
        raise Http404
    form = ArticleForm(request.POST or None, initial=first_words(ticket))
    if form.is_valid():
        given = form.cleaned_data
        return proposed(request, operations.propose(source=ticket.pk, by=request.user, at=now(), **given))
    return page_of(request, form, _("写入知识库"), ticket=ticket)
