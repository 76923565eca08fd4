"""Calendars: the list, a year, importing its notice, single days, closures of units."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from core.models import Stream
from deadlines.forms.calendars import FIRST, LAST, CalendarForm, ClosureForm, DayForm, NoticeForm
from deadlines.models import Clock
from deadlines.operations.fitting import Move
from deadlines.operations.recalculating import line_of, would_move
from deadlines.permissions import can_keep_calendars, can_see_calendars
from deadlines.wording import MovedLine
from deadlines.years import counts, day_words, differences, months, newest_version, special_days
from org.calendars import calendar, revised
from org.models import BusinessCalendar, CalendarYear, Unit, User
from org.operations.calendar import (
    PUBLISHED,
    DayOff,
    close_on,
    correct,
    define,
    last_published,
    publish_year,
    published,
)

MOST_MOVES = 50


@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    """All calendars with the years they know."""
    _gate(request)
    rows = BusinessCalendar.objects.select_related("base", "unit").order_by("base_id", "code")
    known: dict[int, list[int]] = {}
    for key, year in CalendarYear.objects.order_by("year").values_list("calendar", "year").distinct():
        known.setdefault(key, []).append(year)
    context = {
        "rows": [(row, known.get(row.pk, [])[-6:]) for row in rows],
        "year": local_day(now()).year,
        "may_keep": can_keep_calendars(request.user),
        "provisional": Clock.objects.running().filter(provisional=True, rule__has_key="calendar").count(),
    }
    return render(request, "deadlines/calendars.html", context)


@require_safe
def year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Twelve months of a calendar."""
    return _show_year(request, _row(request, code), year)


def _show_year(
    request: HttpRequest, held: BusinessCalendar, year: int, *, form: DayForm | None = None, status: int = 200
) -> HttpResponse:
    if not FIRST <= year <= LAST:
        raise Http404
    compiled = calendar(held.code)
    special = special_days(held, year)
    may_keep = can_keep_calendars(request.user)
    context = {
        "calendar": held,
        "year": year,
        "months": months(compiled, year, special),
        "special": [(day, day_words(one)) for day, one in sorted(special.items())],
        "known": compiled.published is None or year in compiled.published,
        "versions": CalendarYear.objects.filter(calendar=held, year=year).order_by("-version"),
        "form": (form or DayForm()) if may_keep else None,
        "may_keep": may_keep,
    }
    return render(request, "deadlines/calendar_year.html", context, status=status)


@require_POST
def days(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Enter single days over what is published (CNV-15)."""
    held = _keep(request, code)
    form = DayForm(request.POST)
    if not form.is_valid():
        return _show_year(request, held, year, form=form, status=422)
    correct(
        calendar=held, days=form.days(), source=form.cleaned_data["reason"], by=_person(request), at=now()
    )
    messages.success(request, _("日历已更正，相关时限正在重新计算。"))
    return redirect("deadlines:calendar_year", code, form.cleaned_data["day"].year)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """A year's notice: typed or pasted, shown with what it changes, then put in force."""
    held = _keep(request, code)
    form = NoticeForm(request.POST or None, initial=_initial(request))
    context: dict[str, Any] = {"calendar": held, "form": form, "newest": last_published()}
    if not form.is_bound:
        return render(request, "deadlines/calendar_notice.html", context)
    if not form.is_valid():
        return render(request, "deadlines/calendar_notice.html", context, status=422)
    data = form.cleaned_data
    if "publish" in request.POST:
        publish_year(
            calendar=held,
            year=data["year"],
            notice=data["notice"],
            source=data["source"],
            by=_person(request),
            at=now(),
        )
        messages.success(request, _("年度安排已生效，相关时限正在重新计算。"))
        return redirect("deadlines:calendar_year", code, data["year"])
    context |= _preview(held, data["year"], data["notice"])
    return render(request, "deadlines/calendar_notice.html", context)


def _preview(held: BusinessCalendar, year: int, notice: Mapping[date, DayOff]) -> dict[str, Any]:
    """What the notice says, what it changes, and which open clocks it moves."""
    newest = newest_version(held, year)
    stored = special_days(held, year) if newest else {}
    after = revised(held, year, [(day, one.working, one.hours) for day, one in notice.items()], complete=True)
    found = would_move(held, after)
    return {
        "counts": counts(notice),
        "notice": [(day, day_words(one)) for day, one in sorted(notice.items())],
        "newest_version": newest,
        "differences": differences(stored, notice),
        "moves": _lines([move for move in found if move.moves_due][:MOST_MOVES]),
        "moved": sum(move.moves_due for move in found),
        "confirmed": sum(not move.moves_due for move in found),
    }


def _lines(moves: Sequence[Move]) -> list[MovedLine]:
    streams = Stream.objects.in_bulk([move.row.stream for move in moves])
    return [line_of(move, streams) for move in moves]


def _initial(request: HttpRequest) -> dict[str, Any]:
    """The package's notice of ?year=, where it has one."""
    asked = request.GET.get("year", "")
    wanted = int(asked) if asked.isdigit() else local_day(now()).year + 1
    if not FIRST <= wanted <= last_published():
        return {"year": wanted, "source": _("国务院办公厅通知")}
    lines = [f"{day:%Y-%m-%d} {day_words(one)}" for day, one in sorted(published(wanted).items())]
    return {"year": wanted, "source": PUBLISHED, "text": "\n".join(lines)}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A calendar with hours of its own, several intervals a day."""
    _gate(request, keeping=True)
    form = CalendarForm(request.POST or None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        define(code=data["code"], title=data["title"], weekly=form.weekly())
        messages.success(request, _("日历已建立，请导入年度安排。"))
        return redirect(reverse("deadlines:calendar_notice", args=[data["code"]]))
    return render(
        request, "deadlines/calendar_new.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def closures(request: HttpRequest, code: str) -> HttpResponse:
    """Days of one unit on a calendar: own closures, own half days."""
    held = _keep(request, code)
    if held.base_id is not None:
        raise Http404
    form = ClosureForm(request.POST or None, units=Unit.objects.filter(is_active=True))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        made = close_on(
            base=held,
            unit=data["unit"],
            days=form.days(),
            source=data["reason"],
            by=_person(request),
            at=now(),
        )
        messages.success(request, _("单位日历已更新，相关时限正在重新计算。"))
        return redirect("deadlines:calendar_year", made.code, data["day"].year)
    units = held.derived.select_related("unit")
    context = {"calendar": held, "form": form, "units": units, "year": local_day(now()).year}
    return render(request, "deadlines/calendar_closures.html", context, status=422 if form.is_bound else 200)


def _row(request: HttpRequest, code: str) -> BusinessCalendar:
    _gate(request)
    return get_object_or_404(BusinessCalendar.objects.select_related("base", "unit", "stream"), code=code)


def _keep(request: HttpRequest, code: str) -> BusinessCalendar:
    _gate(request, keeping=True)
    return _row(request, code)


def _gate(request: HttpRequest, *, keeping: bool = False) -> None:
    if not can_see_calendars(request.user):
        raise PermissionDenied(_("查看日历需要岗位。"))
    if keeping and not can_keep_calendars(request.user):
        raise PermissionDenied(_("维护日历需要集团专员或系统管理员。"))


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)
