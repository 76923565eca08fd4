"""The page of a restored house: what waits to leave, and the decision about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import restorations
from core.clock import now
from notifications import operations
from notifications.forms import ReleaseForm
from notifications.views.system import for_watchers


@require_http_methods(["GET", "HEAD", "POST"])
@for_watchers
def restored(request: HttpRequest) -> HttpResponse:
    """Tell what is kept back since the restore; release it by choice."""
    row = restorations.unreleased()
    if row is None:
        messages.info(request, _("没有暂停的对外消息。"))
        return redirect("notifications:operations")
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _release(request, form.cleaned_data["choice"])
    context = {"restored": row, "backlog": operations.backlog(row), "form": form}
    return render(request, "notifications/restored.html", context, status=422 if form.errors else 200)


def _release(request: HttpRequest, choice: str) -> HttpResponse:
    try:
        dropped = operations.release(choice=choice, by=request.user, at=now())
    except operations.NothingHeld:
        messages.info(request, _("没有暂停的对外消息。"))
    else:
        messages.success(request, _("已放行。作废 %(number)d 条，其余自动发送。") % {"number": dropped})
    return redirect("notifications:operations")
