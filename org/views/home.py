"""The start page: who I am, what waits for me, where I can go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local, now
from core.doors import HOME_TILES
from org.enums import Post

TECHNICIANS_START = "dispatch:today"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Tiles of all rooms; technicians go straight to their day."""
    if request.user.scope.posts == {Post.TECHNICIAN} and (start := _address(TECHNICIANS_START)):
        return redirect(start)
    tiles = [
        render_to_string(tile.template, tile.context(request.user), request)
        for tile in HOME_TILES
        if tile.allowed(request.user)
    ]
    return render(request, "org/home.html", {"greeting": _greeting(local(now()).hour), "tiles": tiles})


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _greeting(hour: int) -> str:
    if hour < 11:
        return _("早上好")
    return _("中午好") if hour < 13 else _("下午好") if hour < 18 else _("晚上好")
