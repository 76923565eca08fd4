"""Every page asks for a signed-in person unless it is on the short public list."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.public import is_public
from org.languages import language_for

PUBLIC = frozenset(
    {
        "core:healthz",
        "core:readyz",
        "core:gallery",
        "org:sign_in",
        "org:setup",
        "org:language",
        "notifications:metrics",
    }
)
BEFORE_PASSWORD = frozenset({"org:password", "org:sign_out", "org:language"})


class Language:
    """Answers in the person's language; stands after sign-in, as the choice is kept with the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_for(request)):
            answer = self.get_response(request)
            answer.headers.setdefault("Content-Language", translation.get_language() or "")
        return answer


class SignInRequired:
    """Strangers go to the sign-in page (HTML), get 401 (htmx, JSON); the API authenticates by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_given: object) -> HttpResponseBase | None:
        match = request.resolver_match or resolve(request.path_info)
        name = match.view_name
        if name in PUBLIC or is_public(view):
            return None
        if request.path_info.startswith("/api/"):
            return _own_password_first(request)
        if not request.user.is_authenticated:
            return _turn_away(request)
        if request.user.must_change_password and name not in BEFORE_PASSWORD:
            return redirect("org:password")
        return None


def _own_password_first(request: HttpRequest) -> HttpResponseBase | None:
    """The API signs in by itself; a session with a password of somebody else's making gets no further."""
    if request.user.is_authenticated and request.user.must_change_password:
        return JsonResponse({"detail": _("请先修改密码。")}, status=403)
    return None


def _turn_away(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request") == "true":
        answer = HttpResponse(_("登录已过期，请重新登录。"), status=401)
        answer["HX-Redirect"] = reverse("org:sign_in")
        return answer
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"detail": _("请先登录。")}, status=401)
    return redirect_to_login(request.get_full_path(), reverse("org:sign_in"))
