"""Lists of complaints, their archive by class, and the scores of departments."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from core.pages import BadCursor
from tickets.permissions import can_see_complaints
from tickets.queries import complaint_lists as lists
from tickets.queries.classes import ClassGroup, class_groups


@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Open complaints, or one of the supervisor's lists."""
    user, at = _reader(request), now()
    which = request.GET.get("which", "open")
    which = which if which in lists.WHICH else "open"
    given: dict[str, Any] = {"at": at, "of_class": request.GET.get("class", "")}
    try:
        page = lists.complaint_list(user, which, cursor=request.GET.get("cursor"), **given)
    except BadCursor:
        page = lists.complaint_list(user, which, **given)
    context = {"page": page, "which": which, "tabs": _tabs(which), "stale": lists.stale_before(at)}
    return render(request, "tickets/complaints.html", context)


def _tabs(which: str) -> list[dict[str, Any]]:
    words = {
        "open": _("未结案"),
        "overdue": _("反馈超时"),
        "unhandled": _("无处理人"),
        "general": _("一般"),
        "major": _("重大与危机"),
        "media": _("媒体介入"),
        "closed": _("已结案"),
    }
    return [{"label": word, "url": f"?which={code}", "active": code == which} for code, word in words.items()]


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """A month of complaints by the subject list of a pack (CMP-02)."""
    user, month = _reader(request), _month(request)
    groups = class_groups()
    group = next(
        (one for one in groups if one.pack == request.GET.get("group")), groups[0] if groups else None
    )
    context = {
        "month": month,
        "groups": groups,
        "group": group,
        "lines": lists.by_class(user, group, month) if group else [],
        "tabs": _group_tabs(groups, group, month),
    }
    return render(request, "tickets/complaint_archive.html", context)


def _group_tabs(groups: list[ClassGroup], group: ClassGroup | None, month: date) -> list[dict[str, Any]]:
    return [
        {"label": one.title, "url": f"?group={one.pack}&month={month:%Y-%m}", "active": one == group}
        for one in groups
    ]


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """The month's average score of each department (CMP-13)."""
    user, month = _reader(request), _month(request)
    context = {"month": month, "lines": lists.department_scores(user, month)}
    return render(request, "tickets/department_scores.html", context)


def _month(request: HttpRequest) -> date:
    """The first day of the month asked for, this month when it cannot be read."""
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return local_day(now()).replace(day=1)


def _reader(request: HttpRequest) -> Any:
    if not can_see_complaints(request.user):
        raise PermissionDenied(_("查看投诉需要本单位的岗位。"))
    return request.user
