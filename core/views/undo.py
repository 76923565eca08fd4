"""Undoing one's last deed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.clock import now
from core.models import Deed
from core.undo import undo as take_back


@require_POST
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Undo the person's own deeds of one click, as long as it is time, and go back to where they were done."""
    undone, refused = take_back(group=uuid, by=request.user, at=now())  # type: ignore[arg-type]
    if not undone and not refused:
        raise Http404
    if undone:
        count = len(undone)
        words = ngettext("已撤销 %(count)s 项，没有发出通知。", "已撤销 %(count)s 项，没有发出通知。", count)
        messages.success(request, words % {"count": count})
    for words in dict.fromkeys(refused):
        messages.warning(request, words)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page that the toast stood on, if it is one of ours."""
    page = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if ours and page.startswith("/") else "/"


def offer(request: HttpRequest, words: str, group: UUID | None) -> None:
    """Say that something was done, with the button that undoes it where there is a deed."""
    held = group and Deed.objects.filter(group=group, actor_id=request.user.pk or 0, undone_at=None).exists()
    tags = f"undo:{group}" if held else ""
    messages.success(request, words, extra_tags=tags)
