"""A person's inbox."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.doors import WISH_NOTES
from core.pages import keyset
from notifications import operations, queries
from notifications.forms import WishesForm
from notifications.models import Message


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Unread items first, then the newest."""
    page = keyset(queries.inbox(request.user), order=("is_read", "-pk"), cursor=request.GET.get("cursor"))
    items = queries.with_links(page.items, request.user)
    return render(request, "notifications/inbox.html", {"page": page, "items": items})


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one own item as read."""
    get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    operations.mark_read(by=request.user, at=now(), message=pk)
    return redirect("notifications:inbox")


@require_POST
def readings(request: HttpRequest) -> HttpResponse:
    """Mark all own items as read."""
    number = operations.mark_read(by=request.user, at=now())
    messages.success(request, _("已将 %(number)d 条消息标为已读。") % {"number": number})
    return redirect("notifications:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """Choose whether e-mail and SMS come too."""
    form = WishesForm(request.POST or None, instance=queries.preference(request.user))
    if request.method == "POST" and form.is_valid():
        operations.choose_channels(by=request.user, **form.cleaned_data)
        messages.success(request, _("接收方式已保存。"))
        return redirect("notifications:inbox")
    at = now()
    notes = [words for note in WISH_NOTES if (words := note.words(at))]
    return render(request, "notifications/wishes.html", {"form": form, "notes": notes})
