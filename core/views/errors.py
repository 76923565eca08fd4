"""Error pages in the user's language, with the way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.context import page
from core.traces import present_number


def _answer(request: HttpRequest, status: int, words: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": words}, status=status)
    return render(request, f"{status}.html", {"words": words}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400, _("请求无法识别。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 403, str(exception or "") or _("您没有这项权限。"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404, _("没有找到，或者您无权查看。"))


def server_error(request: HttpRequest, *_args: Any) -> HttpResponse:
    """Without the request: what failed may be the database, and the usual frame asks it who is signed in."""
    words, number = _("系统出错，请稍后再试。"), present_number()
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": words, "request": number}, status=500)
    context = {**page(request), "words": words, "number": number}
    return HttpResponse(render_to_string("500.html", context), status=500)
