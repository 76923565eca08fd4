"""Deciding on many tickets of the queue at once."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.clock import now
from core.views.undo import offer
from dispatch.forms import BulkForm
from dispatch.operations.bulk import handle
from dispatch.permissions import can_see_queue
from dispatch.queries.queue import SHOWN
from dispatch.views.queue import show
from tickets.models import Ticket


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Up to fifty chosen tickets; the page says per row what became of it, and one key undoes all."""
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有派工和审批岗位可以打开审批队列。"))
    form = BulkForm(request.POST)
    if not form.is_valid():
        for words in (words for field in form.errors.values() for words in field):
            messages.error(request, str(words))
        return show(request, status=422)
    given, group = form.cleaned_data, uuid4()
    rows = Ticket.objects.visible_to(request.user).filter(stream__number__in=given["numbers"])
    chosen = sorted(rows.select_related(*SHOWN), key=lambda ticket: given["numbers"].index(ticket.number))
    results = handle(
        tickets=chosen,
        do=given["do"],
        reason=given["reason"],
        by=request.user,
        at=now(),
        group=group,  # type: ignore[arg-type]
    )
    done = sum(one.done for one in results)
    if done:
        words = ngettext("已处理 %(count)s 张工单。", "已处理 %(count)s 张工单。", done)
        offer(request, words % {"count": done}, group)
    return show(request, results=results)
