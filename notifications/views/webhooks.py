"""Pages of the systems that are told of events."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from notifications import operations
from notifications.forms import EndpointForm
from notifications.models import Endpoint, WebhookCall
from notifications.operations import webhooks
from notifications.views.system import for_watchers, retried

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 30


@require_safe
@for_watchers
def endpoints(request: HttpRequest) -> HttpResponse:
    """All listeners."""
    return render(request, "notifications/endpoints.html", {"endpoints": Endpoint.objects.all()})


@READ_WRITE
@for_watchers
def endpoint_new(request: HttpRequest) -> HttpResponse:
    """A listener; its page shows the secret."""
    form = EndpointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = webhooks.add_endpoint(**form.values, by=request.user, at=now())
        messages.success(request, _("已添加。请把签名密钥交给对方系统。"))
        return redirect("notifications:endpoint", row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "notifications/endpoint_new.html", {"form": form}, status=status)


@READ_WRITE
@for_watchers
def endpoint(request: HttpRequest, pk: int) -> HttpResponse:
    """One listener with its secret and the latest calls."""
    row = get_object_or_404(Endpoint, pk=pk)
    form = EndpointForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        webhooks.edit_endpoint(
            endpoint=row,
            **form.values,
            is_active=form.cleaned_data["is_active"],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("已保存。"))
        return redirect("notifications:endpoint", pk)
    held = get_object_or_404(Endpoint, pk=pk)
    context: dict[str, Any] = {
        "form": form,
        "endpoint": held,
        "secret": webhooks.secret_of(held),
        "calls": held.calls.order_by("-pk")[:SHOWN],
    }
    answer = render(request, "notifications/endpoint.html", context, status=422 if form.is_bound else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@for_watchers
def endpoint_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a harmless call now."""
    webhooks.queue_test(endpoint=get_object_or_404(Endpoint, pk=pk), by=request.user, at=now())
    messages.success(request, _("测试推送已排队，片刻后刷新查看结果。"))
    return redirect("notifications:endpoint", pk)


@require_POST
@for_watchers
def endpoint_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """A new secret."""
    webhooks.renew_secret(endpoint=get_object_or_404(Endpoint, pk=pk), by=request.user, at=now())
    messages.success(request, _("签名密钥已更换，旧密钥立即失效。"))
    return redirect("notifications:endpoint", pk)


@require_POST
@for_watchers
def call_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a stuck call again."""
    get_object_or_404(WebhookCall, pk=pk)
    return retried(request, lambda: operations.retry_call(call=pk, by=request.user, at=now()))
