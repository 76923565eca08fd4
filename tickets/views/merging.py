"""Making one ticket of two: choose the one that goes on, see what becomes of each promise, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import now
from tickets import permissions
from tickets.forms.actions import MergeForm
from tickets.models import Ticket
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.merging import kept_apart, merge, preview
from tickets.queries.merging import differences, others_of
from tickets.queries.page import by_number
from tickets.views.gate import load


@require_safe
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Open tickets of the same customer, and in what they differ."""
    gone = _gone(request, number)
    others = [(other, differences(gone, other)) for other in others_of(request.user, gone)]
    context = {"ticket": gone, "others": others, "kept_apart": kept_apart(gone)}
    return render(request, "tickets/merging_choice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merging(request: HttpRequest, number: str, into: str) -> HttpResponse:
    """What merging into the other ticket does; the post does it."""
    gone, kept = _gone(request, number), by_number(request.user, into)
    if kept is None:
        raise Http404
    form = MergeForm(request.POST or None, initial={"version": gone.version}, ticket=gone, at=now())
    if not form.is_bound:
        return _show(request, gone, kept, form)
    if not form.is_valid():
        return _show(request, gone, kept, form, status=422)
    try:
        merge(ticket=gone, into=kept, by=request.user, at=now(), **form.cleaned_data)  # type: ignore[arg-type]
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except TicketRefused as error:
        form.add_error(None, str(error))
        form.renew("version", _gone(request, number).version)
        return _show(request, gone, kept, form, status=409)
    messages.success(request, _("%(gone)s 已并入本单，时限已更新。") % {"gone": gone.number})
    return redirect("tickets:ticket", kept.number)


def _gone(request: HttpRequest, number: str) -> Ticket:
    """The ticket that would end, for who may merge it."""
    found = load(request, number)
    if not permissions.can_merge(request.user, found):
        raise PermissionDenied(_("合并工单需要主管权限。"))
    return found


def _show(
    request: HttpRequest, gone: Ticket, kept: Ticket, form: MergeForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"ticket": gone, "into": kept, "form": form, "at": now()}
    context |= {"preview": preview(gone, kept), "differences": differences(gone, kept)}
    return render(request, "tickets/merging.html", context, status=status)
