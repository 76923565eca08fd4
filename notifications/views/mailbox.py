"""The page of the service mailbox: how it is set, how it fares, and a try."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.clock import now
from core.wake import wake
from notifications import operations, queries
from notifications.forms import MailboxForm
from notifications.gateways.imap import MailboxError
from notifications.models import Letter
from notifications.operations import mailbox
from notifications.views.system import for_watchers, retried

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_watchers
def page(request: HttpRequest) -> HttpResponse:
    """Settings as the environment gives them, the state, the latest letters; the region is chosen here."""
    box = queries.mailbox_state(mailbox.NAME)
    form = MailboxForm(request.POST or None, initial={"unit": box.unit if box else None})
    if request.method == "POST" and form.is_valid():
        mailbox.choose_unit(unit=form.cleaned_data["unit"], by=request.user, at=now())
        messages.success(request, _("已保存。"))
        return redirect("notifications:mailbox")
    context = {
        "box": box,
        "form": form,
        "configured": mailbox.configured(),
        "server": settings.IMAP_HOST,
        "port": settings.IMAP_PORT,
        "tls": settings.IMAP_TLS,
        "user": settings.IMAP_USER,
        "folder": settings.IMAP_FOLDER,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "letters": queries.latest_letters()[:SHOWN],
    }
    return render(request, "notifications/mailbox.html", context, status=422 if form.errors else 200)


@require_POST
@for_watchers
def trial(request: HttpRequest) -> HttpResponse:
    """Sign in to the mail server now, and say how it went."""
    if not mailbox.configured():
        messages.error(request, _("没有配置收信服务器，请先设置 IMAP_HOST 等环境变量。"))
        return redirect("notifications:mailbox")
    try:
        mailbox.try_connection()
    except MailboxError as error:
        messages.error(request, _("连接失败：%(error)s") % {"error": error})
    else:
        messages.success(request, _("连接成功，可以收信。"))
        wake("notifications.tasks.fetch_letters")
    return redirect("notifications:mailbox")


@require_POST
@for_watchers
def letter_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a stuck letter up again."""
    get_object_or_404(Letter, pk=pk)
    again = partial(operations.retry_letter, letter=pk, by=request.user, at=now())
    return retried(request, again, "notifications:mailbox")
