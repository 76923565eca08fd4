"""Signing in and out, and changing the password."""

from typing import Any

from axes.helpers import get_cool_off, get_failure_limit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from core import restorations
from core.clock import now
from core.views.guard import page_status
from org.demo_sign_ins import demo_sign_ins
from org.forms.access import PasswordForm, SignInForm
from org.languages import KNOWN
from org.models import User
from org.operations.people import change_password, choose_language

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_WRITE
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Account and password; too many wrong ones are answered by `locked_out`."""
    if not User.objects.exists():
        return redirect("org:setup")
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request, request.POST or None, **bounds(request))
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return redirect(_next(request))
    context = {
        "form": form,
        "next": _next(request, default=""),
        "demo": demo_sign_ins(),
        "restored": restorations.unreleased(),
    }
    return render(request, "org/sign_in.html", context, status=page_status(form))


def bounds(request: HttpRequest) -> dict[str, int]:
    """How many wrong passwords are allowed, and the minutes of waiting after them."""
    cool_off = get_cool_off(request)
    minutes = round(cool_off.total_seconds() / 60) if cool_off else 0
    return {"limit": get_failure_limit(request, None), "minutes": minutes}


def locked_out(request: HttpRequest, *_credentials: Any) -> HttpResponse:
    """What axes answers after too many wrong passwords."""
    return render(request, "org/locked_out.html", bounds(request), status=429)


def _next(request: HttpRequest, default: str = "/") -> str:
    """Where the person wanted to go, if that is one of our own addresses."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else default


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language: of this browser, and of the account of whoever is signed in."""
    chosen = request.POST.get("language", "")
    answer = redirect(_next(request))
    if chosen not in KNOWN:
        return answer
    if request.user.is_authenticated:
        choose_language(user=request.user, language=chosen, by=request.user, at=now())
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return answer


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the caches of the browser are wiped with it."""
    logout(request)
    answer = redirect("org:sign_in")
    answer["Clear-Site-Data"] = '"cache"'
    return answer


@READ_WRITE
@never_cache
@sensitive_post_parameters("present", "password", "again")
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the other sessions of the account end."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, _("密码已修改。"))
        return redirect("org:home")
    return render(request, "org/password.html", {"form": form}, status=page_status(form))


def _changed(request: HttpRequest, form: PasswordForm) -> bool:
    try:
        user = change_password(user=request.user, password=form.cleaned_data["password"], at=now())
    except ValidationError as error:
        form.add_error("password", error)
        return False
    update_session_auth_hash(request, user)
    return True
