"""Keys of all other systems on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import day_end, local_day, now
from core.views.guard import needs, page_status
from org.forms.tokens import SystemTokenForm
from org.models import ApiToken, User
from org.operations import tokens as operations
from org.permissions import can_manage_people
from org.views.secret import show_once


@require_safe
@needs(can_manage_people)
def tokens(request: HttpRequest) -> HttpResponse:
    """Every key: whose rights, which of them, until when, and when it was last used."""
    rows = ApiToken.objects.select_related("user").order_by("revoked_at", "system", "-pk")
    return render(request, "org/tokens.html", {"tokens": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_manage_people)
def token_new(request: HttpRequest) -> HttpResponse:
    """A key for one system, shown once."""
    people = User.objects.visible_to(request.user).filter(is_active=True)
    form = SystemTokenForm(request.POST or None, people=people, today=local_day(now()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        until = given["expires_on"]
        plain = operations.make(
            user=given["user"],
            name=given["name"],
            system=given["system"],
            rights=given["rights"],
            expires_at=day_end(until) if until else None,
            by=request.user,
            at=now(),
        )
        return show_once(request, given["user"], _("接口令牌「%(name)s」") % {"name": given["name"]}, plain)
    return render(request, "org/token_new.html", {"form": form}, status=page_status(form))


@require_POST
@needs(can_manage_people)
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """The key is refused from now on."""
    held = get_object_or_404(ApiToken, pk=token)
    operations.revoke(token=held, by=request.user, at=now())
    messages.success(request, _("令牌已吊销。"))
    return redirect("org:tokens")
