"""Accounts of people."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from core.pages import keyset
from core.views.guard import needs, page_status
from core.words import say
from org import queries
from org.forms.people import EndPostForm, NewPersonForm, PeopleFilter, PersonForm, PostForm, TokenForm
from org.models import Unit, User
from org.operations import people as operations
from org.operations.posts import appoint
from org.permissions import can_manage_people
from org.views.secret import show_once

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(can_manage_people)
def people(request: HttpRequest) -> HttpResponse:
    """All accounts, filtered by words, unit and state."""
    form = PeopleFilter(request.GET or None, units=Unit.objects.visible_to(request.user))
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.people(request.user, day=local_day(now()), **wanted)
    page = keyset(rows, order=("username",), cursor=request.GET.get("cursor"))
    return render(request, "org/people.html", {"filter": form, "page": page})


@READ_WRITE
@needs(can_manage_people)
def person_new(request: HttpRequest) -> HttpResponse:
    """An account with its first post; the password is shown once."""
    form = NewPersonForm(request.POST or None, **_post_choices(request))
    if request.method == "POST" and form.is_valid():
        password = operations.random_password()
        if user := _add(request, form, password):
            return show_once(
                request, user, _("%(name)s 的初始密码") % {"name": user.name}, password, for_sign_in=True
            )
    return render(request, "org/person_new.html", {"form": form}, status=page_status(form))


def _add(request: HttpRequest, form: NewPersonForm, password: str) -> User | None:
    data, at = form.cleaned_data, now()
    account = {field: data[field] for field in ("username", "name", "email", "phone")}
    try:
        with transaction.atomic():  # an account without its first post would be of no use
            user = operations.add_person(**account, password=password, by=request.user, at=at)
            post = {field: data[field] for field in ("unit", "post", "department", "since")}
            appoint(user=user, **post, by=request.user, at=at)
    except ValidationError as error:
        form.add_error(None if hasattr(error, "error_dict") else "post", error)
        return None
    return user


@require_safe
@needs(can_manage_people)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: posts, keys, history."""
    return show(request, _visible(request, pk))


def show(request: HttpRequest, user: User, **forms: Any) -> HttpResponse:
    """The page of an account; a form given replaces the empty one and may carry errors."""
    today = local_day(now())
    shown = {
        "post_form": PostForm(**_post_choices(request)),
        "token_form": TokenForm(),
        "end_form": EndPostForm(today=today),
    } | forms
    entries = [
        {"at": event.at, "words": say(event), "actor": event.actor_name} for event in queries.history(user)
    ]
    posts = user.appointments.select_related("unit").order_by("-since", "-pk")
    tokens = user.api_tokens.order_by("-pk")
    context = {"person": user, "posts": posts, "tokens": tokens, "entries": entries, "today": today}
    status = max(page_status(form) for form in shown.values())
    return render(request, "org/person.html", context | shown, status=status)


@READ_WRITE
@needs(can_manage_people)
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, phone and mail address."""
    user = _visible(request, pk)
    form = PersonForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        operations.edit_person(user=user, **form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("已保存。"))
        return redirect("org:person", pk)
    context = {"form": form, "person_id": pk}
    return render(request, "org/person_edit.html", context, status=page_status(form))


@require_POST
@needs(can_manage_people)
def person_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Open or close an account."""
    active = request.POST.get("active") == "1"
    try:
        operations.set_state(user=_visible(request, pk), active=active, by=request.user, at=now())
    except operations.LastAdministrator as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("账号已启用。") if active else _("账号已停用。"))
    return redirect("org:person", pk)


@require_POST
@needs(can_manage_people)
def person_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new random password, shown once."""
    password = operations.random_password()
    user = operations.reset_password(user=_visible(request, pk), password=password, by=request.user, at=now())
    title = _("%(name)s 的新密码") % {"name": user.name}
    return show_once(request, user, title, password, for_sign_in=True)


def _visible(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def _post_choices(request: HttpRequest) -> dict[str, Any]:
    units = Unit.objects.visible_to(request.user).filter(is_active=True)
    return {"units": units, "today": local_day(now())}
