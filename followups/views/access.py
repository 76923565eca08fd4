"""What every page of follow-up begins and ends with."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.attachments import BadFile
from core.clock import now
from core.views.guard import needs
from followups.errors import FollowUpRefused
from followups.permissions import can_follow_up, can_manage
from followups.queries.people import colleagues

FORM = "followups/form.html"


callers = needs(can_follow_up, _("回访需要话务、信息员或主管岗位。"))
managers = needs(can_manage, _("这项工作需要主管及以上岗位。"))


def require(allowed: bool, words: str = "") -> None:
    """403 unless allowed."""
    if not allowed:
        raise PermissionDenied(words)


def with_people(request: HttpRequest) -> dict[str, Any]:
    """What forms with people and customers are given."""
    return {"user": request.user, "people": colleagues(request.user, at=now())}


def saved(form: forms.Form, save: Callable[[dict[str, Any]], Any]) -> Any:
    """What the operation gives, or None with the refusal written onto the form."""
    if not form.is_valid():
        return None
    try:
        return save(form.cleaned_data)
    except FollowUpRefused as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except BadFile as error:
        form.add_error("signature" if "signature" in form.fields else None, str(error))
    return None


def form_page(request: HttpRequest, form: forms.Form, title: str, back: str) -> HttpResponse:
    """A page that is one form; 422 where it came back with errors."""
    context = {"form": form, "title": title, "back": back}
    return render(request, FORM, context, status=422 if form.is_bound else 200)


def told(request: HttpRequest, words: str, to: str, *args: Any) -> HttpResponse:
    """Say that it is done and go on."""
    messages.success(request, words)
    return redirect(to, *args)
