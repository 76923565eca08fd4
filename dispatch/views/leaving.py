"""The page on which a leader hands a leaver's work to another person."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.clock import now
from dispatch.errors import DispatchRefused
from dispatch.forms import LeavingForm
from dispatch.operations.leaving import Row, hand_over_work
from dispatch.permissions import can_hand_over_people
from org.queries import colleagues, led_people


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest) -> HttpResponse:
    """Choose who leaves and who takes over; the answer says per row what became of it."""
    user: Any = request.user
    if not can_hand_over_people(user):
        raise PermissionDenied(_("只有主管及以上可以移交他人的工作。"))
    form = LeavingForm(request.POST or None, leavers=led_people(user), takers=colleagues(user))
    rows = _carry_out(form, user) if request.method == "POST" and form.is_valid() else None
    context = {"form": form, "rows": rows}
    return render(request, "dispatch/handover.html", context, status=422 if form.errors else 200)


def _carry_out(form: forms.Form, user: Any) -> list[Row] | None:
    given = form.cleaned_data
    try:
        return hand_over_work(leaver=given["leaver"], taker=given["taker"], by=user, at=now())
    except DispatchRefused as error:
        form.add_error("taker", str(error))
        return None
