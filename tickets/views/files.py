"""Browsing the files of settled complaints (ARC-02)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import keyset
from tickets.permissions import can_see_complaints
from tickets.queries.classes import class_choices
from tickets.queries.complaint_lists import NEWEST
from tickets.queries.files import files, shelves

YEARS = range(1990, 2200)


@require_safe
def complaint_files(request: HttpRequest) -> HttpResponse:
    """The shelves, or the files of one class and year."""
    if not can_see_complaints(request.user):
        raise PermissionDenied(_("查看投诉需要本单位的岗位。"))
    asked = {"of_class": request.GET.get("class", "")[:20], "year": _year(request.GET.get("year", ""))}
    context: dict[str, Any] = {"classes": class_choices(), **asked}
    if any(asked.values()):
        rows = files(request.user, **asked)
        context["page"] = keyset(rows, order=NEWEST, cursor=request.GET.get("cursor"))
    else:
        context["shelves"] = shelves(request.user)
    return render(request, "tickets/complaint_files.html", context)


def _year(given: str) -> int | None:
    return int(given) if given.isdecimal() and len(given) == 4 and int(given) in YEARS else None
