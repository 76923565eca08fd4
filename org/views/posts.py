"""Posts and keys on the page of a person."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import local_day, now
from core.views.guard import needs
from org.forms.people import EndPostForm, PostForm, TokenForm
from org.models import ApiToken, Appointment, Unit, User
from org.operations import tokens
from org.operations.people import LastAdministrator
from org.operations.posts import appoint, end_appointment
from org.permissions import can_manage_people
from org.views.people import show
from org.views.secret import show_once


@require_POST
@needs(can_manage_people)
def post_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint the person."""
    user = _person(request, pk)
    units = Unit.objects.visible_to(request.user).filter(is_active=True)
    form = PostForm(request.POST, units=units, today=local_day(now()))
    if not form.is_valid():
        return show(request, user, post_form=form)
    try:
        appoint(user=user, **form.cleaned_data, by=request.user, at=now())
    except ValidationError as error:
        form.add_error("post", error)
        return show(request, user, post_form=form)
    messages.success(request, _("已任命。"))
    return redirect("org:person", pk)


@require_POST
@needs(can_manage_people)
def post_end(request: HttpRequest, pk: int, post: int) -> HttpResponse:
    """The last day of a post."""
    user = _person(request, pk)
    appointment = get_object_or_404(Appointment, pk=post, user=user)
    form = EndPostForm(request.POST, today=local_day(now()))
    if not form.is_valid():
        return show(request, user, end_form=form)
    try:
        end_appointment(appointment=appointment, on=form.cleaned_data["until"], by=request.user, at=now())
    except LastAdministrator as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("任职期限已保存。"))
    return redirect("org:person", pk)


@require_POST
@needs(can_manage_people)
def token_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key, shown once."""
    user = _person(request, pk)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return show(request, user, token_form=form)
    name = form.cleaned_data["name"]
    plain = tokens.make(user=user, name=name, by=request.user, at=now())
    return show_once(request, user, _("接口令牌「%(name)s」") % {"name": name}, plain)


@require_POST
@needs(can_manage_people)
def token_revoke(request: HttpRequest, pk: int, token: int) -> HttpResponse:
    """The key is refused from now on."""
    held = get_object_or_404(ApiToken, pk=token, user=_person(request, pk))
    tokens.revoke(token=held, by=request.user, at=now())
    messages.success(request, _("令牌已吊销。"))
    return redirect("org:person", pk)


def _person(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)
