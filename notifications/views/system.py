"""Pages for who watches the system: what is stuck, unknown or late, and the sinks."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import backups, restorations
from core.clock import now
from core.disks import low_disks
from core.models import Backup, Delivery, Heartbeat, WorkState
from core.pages import keyset
from core.views import health
from core.views.guard import needs
from notifications import operations, presenters, queries
from notifications.enums import Channel
from notifications.models import Message
from notifications.permissions import can_watch_system

SHOWN = 50


for_watchers = needs(can_watch_system)


@require_safe
@for_watchers
def operations_page(request: HttpRequest) -> HttpResponse:
    """Dead letters, unknown attempts, delays and signs of life."""
    at = now()
    context = {
        "restored": restorations.unreleased(),
        "release_url": reverse("notifications:restored"),
        "low_disks": low_disks(),
        "backups": Backup.objects.all()[:7],
        "backup_check": backups.check(at=at),
        "checks": presenters.check_rows(health.results()),
        "heartbeats": presenters.beat_rows(Heartbeat.objects.order_by("name")),
        "deliveries": queries.waiting(Delivery.objects.all(), at=at),
        "outgoing": queries.waiting(Message.objects.all(), at=at),
        "parked_deliveries": queries.parked_deliveries()[:SHOWN],
        "parked_messages": queries.parked_messages()[:SHOWN],
        "calls": queries.waiting(queries.callable_now(), at=at),
        "parked_calls": queries.parked_calls()[:SHOWN],
        "parked_letters": queries.latest_letters().filter(state=WorkState.PARKED).count(),
        "unknown_number": queries.unknown_attempts().count(),
        "unknown_attempts": queries.unknown_attempts()[:SHOWN],
    }
    return render(request, "notifications/operations.html", context)


@require_POST
@for_watchers
def message_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a stuck message again."""
    get_object_or_404(Message, pk=pk)
    return retried(request, lambda: operations.retry_message(message=pk, by=request.user, at=now()))


@require_POST
@for_watchers
def delivery_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a stuck event to its handler again."""
    get_object_or_404(Delivery, pk=pk)
    return retried(request, lambda: operations.retry_delivery(delivery=pk, by=request.user, at=now()))


@require_POST
@for_watchers
def retries(request: HttpRequest) -> HttpResponse:
    """Take up everything that is parked."""
    number = operations.retry_all(by=request.user, at=now())
    messages.success(request, _("已重新安排 %(number)d 项。") % {"number": number})
    return redirect("notifications:operations")


def retried(
    request: HttpRequest, retry: Callable[[], None], back: str = "notifications:operations"
) -> HttpResponse:
    """Take one thing up again and say how that went."""
    try:
        retry()
    except operations.NotWaiting:
        messages.error(request, _("这一项已完成或正在处理，没有改动。"))
    else:
        messages.success(request, _("已重新安排，稍后自动处理。"))
    return redirect(back)


@require_safe
@for_watchers
def mail_sink(request: HttpRequest) -> HttpResponse:
    """Letters that were kept because no mail server is configured."""
    return _sink(request, Channel.EMAIL, bool(settings.EMAIL_HOST))


@require_safe
@for_watchers
def sms_sink(request: HttpRequest) -> HttpResponse:
    """SMS that were kept because no gateway is configured."""
    return _sink(request, Channel.SMS, bool(settings.SMS_GATEWAY_URL))


def _sink(request: HttpRequest, channel: Channel, configured: bool) -> HttpResponse:
    page = keyset(queries.sink(channel), order=("-pk",), cursor=request.GET.get("cursor"))
    context = {"page": page, "channel": channel, "configured": configured}
    return render(request, "notifications/sink.html", context)
