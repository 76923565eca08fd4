"""How mail and SMS leave the house, and a test of each."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import restorations
from core.clock import now
from notifications.forms import TrialForm
from notifications.models import Message
from notifications.operations.trying import send_trial
from notifications.views.system import for_watchers

SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@for_watchers
def channels(request: HttpRequest) -> HttpResponse:
    """The servers that are set, and a form that sends one message to an address of one's own."""
    form = TrialForm(request.POST or None, initial={"email": request.user.email, "phone": request.user.phone})
    if request.method == "POST" and form.is_valid():
        send_trial(**form.chosen(), by=request.user, at=now())
        messages.success(request, _("测试消息已交给发送队列，结果见下方。"))
        return redirect("notifications:channels")
    trials = Message.objects.filter(cause__startswith=f"trial:{request.user.pk}:").order_by("-pk")[:SHOWN]
    context = {
        "form": form,
        "trials": trials.prefetch_related("attempts"),
        "settings": _settings(),
        "restored": restorations.unreleased(),
        "release_url": reverse("notifications:restored"),
    }
    return render(request, "notifications/channels.html", context, status=422 if form.errors else 200)


def _settings() -> dict[str, Any]:
    """What the environment says; passwords and tokens never leave it."""
    return {
        "mail": settings.EMAIL_HOST and f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
        "mail_from": settings.DEFAULT_FROM_EMAIL,
        "mail_secure": settings.EMAIL_USE_TLS,
        "mail_signed_in": bool(settings.EMAIL_HOST_USER),
        "sms": settings.SMS_GATEWAY_URL,
        "sms_signed_in": bool(settings.SMS_GATEWAY_TOKEN),
        "sms_tells": bool(settings.SMS_GATEWAY_STATUS_URL),
        "public": settings.PUBLIC_BASE_URL,
    }
