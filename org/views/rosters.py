"""The week page of duty: shifts, what is missing, publishing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local, local_day, now
from org import queries
from org.enums import UnitKind
from org.forms.rosters import EmergencyDutyForm, ShiftForm
from org.models import Shift, Unit
from org.operations import rosters as operations
from org.operations.emergency_duty import set_duty
from org.permissions import can_plan_roster


@require_safe
def rosters(request: HttpRequest) -> HttpResponse:
    """This week of the first of the person's units."""
    unit = Unit.objects.visible_to(request.user).filter(is_active=True).first()
    if unit is None:
        raise PermissionDenied(_("查看值班表需要本单位的岗位。"))
    return _to(unit, queries.monday_of(local_day(now())))


@require_safe
def week(request: HttpRequest, unit: int, monday: str) -> HttpResponse:
    """One week of a unit, with what keeps it from being published."""
    return show(request, *_place(request, unit, monday))


def show(
    request: HttpRequest,
    unit: Unit,
    monday: date,
    *,
    form: ShiftForm | None = None,
    duty_form: EmergencyDutyForm | None = None,
    faults: Any = (),
    status: int = 200,
) -> HttpResponse:
    """The page; a form or refusal given is shown on it."""
    at = now()
    page = queries.duty_week(unit, monday)
    may_plan = can_plan_roster(request.user, unit)
    step = timedelta(days=7)
    duties = queries.emergency_week(unit, monday)
    context = {
        "unit": unit,
        "page": page,
        "monday": monday,
        "units": Unit.objects.visible_to(request.user).filter(is_active=True),
        "before": (monday - step).isoformat(),
        "after": (monday + step).isoformat(),
        "faults": [*faults] or (operations.faults(page.roster) if page.roster else []),
        "refused": bool(faults),
        "may_plan": may_plan,
        "duties": duties,
        "lacks_contacts": unit.kind == UnitKind.GROUP and any(duty is None for _day, duty in duties),
        "duty_form": duty_form or (_duty_form(queries.staff_of(unit, at=at), duties) if may_plan else None),
        "form": form or (ShiftForm(staff=queries.staff_of(unit, at=at)) if may_plan else None),
    }
    return render(request, "org/roster.html", context, status=status)


def _duty_form(staff: Any, duties: list[tuple[date, Any]]) -> EmergencyDutyForm:
    """Begins with the days that still miss their contacts."""
    return EmergencyDutyForm(
        staff=staff, initial={"duty_days": [day.weekday() for day, duty in duties if duty is None]}
    )


@require_POST
def shifts(request: HttpRequest, unit: int, monday: str) -> HttpResponse:
    """Add the same shift on one or several days."""
    place, first = _plan(request, unit, monday)
    form = ShiftForm(request.POST, staff=queries.staff_of(place, at=now()))
    if not form.is_valid():
        return show(request, place, first, form=form, status=422)
    return _change(request, place, first, lambda: _add(request, place, first, form), _("班次已加入。"), form)


def _add(request: HttpRequest, unit: Unit, monday: date, form: ShiftForm) -> None:
    roster = operations.open_week(unit=unit, monday=monday)
    who = {name: form.cleaned_data[name] for name in ("people", "complaint_owner")}
    for starts_at, ends_at in form.spans(monday):
        operations.add_shift(
            roster=roster, starts_at=starts_at, ends_at=ends_at, by=request.user, at=now(), **who
        )


@require_POST
def contacts(request: HttpRequest, unit: int, monday: str) -> HttpResponse:
    """Name the emergency contacts of some days (SLA-22)."""
    place, first = _plan(request, unit, monday)
    form = EmergencyDutyForm(request.POST, staff=queries.staff_of(place, at=now()))
    if not form.is_valid():
        return show(request, place, first, duty_form=form, status=422)
    data = form.cleaned_data
    days = [first + timedelta(days=number) for number in data["duty_days"]]

    def name() -> object:
        return set_duty(
            unit=place,
            days=days,
            primary=data["primary"],
            backups=list(data["backups"]),
            phones=data["phones"],
            by=request.user,
            at=now(),
        )

    return _change(request, place, first, name, _("应急联系人已保存。"), duty_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def shift(request: HttpRequest, pk: int) -> HttpResponse:
    """Other times or people of one shift."""
    row = _shift(request, pk)
    monday = row.roster.monday
    staff = queries.staff_of(row.roster.unit, at=now())
    form = ShiftForm(request.POST or None, staff=staff, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        starts_at, ends_at = form.spans(monday)[0]
        who = {name: form.cleaned_data[name] for name in ("people", "complaint_owner")}

        def change() -> object:
            return operations.change_shift(
                shift=row, starts_at=starts_at, ends_at=ends_at, by=request.user, at=now(), **who
            )

        return _change(request, row.roster.unit, monday, change, _("班次已保存。"), form)
    context = {"form": form, "shift": row, "back": _address(row.roster.unit, monday)}
    return render(request, "org/shift.html", context, status=422 if form.is_bound else 200)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a shift out."""
    row = _shift(request, pk)
    return _change(
        request,
        row.roster.unit,
        row.roster.monday,
        lambda: operations.remove_shift(shift=row, by=request.user, at=now()),
        _("班次已删除。"),
    )


@require_POST
def copy(request: HttpRequest, unit: int, monday: str) -> HttpResponse:
    """The shifts of the week before."""
    place, first = _plan(request, unit, monday)

    def carry() -> object:
        roster = operations.open_week(unit=place, monday=first)
        return operations.copy_week(roster=roster, by=request.user, at=now())

    return _change(request, place, first, carry, _("已复制上周的班次。"))


@require_POST
def publication(request: HttpRequest, unit: int, monday: str) -> HttpResponse:
    """Put the week in force."""
    place, first = _plan(request, unit, monday)

    def publish() -> object:
        roster = operations.open_week(unit=place, monday=first)
        return operations.publish(roster=roster, by=request.user, at=now())

    return _change(request, place, first, publish, _("值班表已发布。"))


def _change(
    request: HttpRequest,
    unit: Unit,
    monday: date,
    run: Callable[[], object],
    done: str,
    form: ShiftForm | None = None,
    duty_form: EmergencyDutyForm | None = None,
) -> HttpResponse:
    """Run it; a refusal shows the week again with every reason and what was typed."""
    try:
        with transaction.atomic():
            run()
    except ValidationError as error:
        typed = {"form": form, "duty_form": duty_form}
        return show(request, unit, monday, faults=error.messages, status=409, **typed)
    messages.success(request, done)
    return _to(unit, monday)


def _initial(row: Shift) -> dict[str, Any]:
    starts, ends = local(row.starts_at), local(row.ends_at)
    return {
        "days": [starts.weekday()],
        "starts": starts.time(),
        "ends": ends.time(),
        "people": list(row.people.all()),
        "complaint_owner": row.complaint_owner_id,
    }


def _place(request: HttpRequest, unit: int, monday: str) -> tuple[Unit, date]:
    """The visible unit and the Monday of the address; 404 for anything else."""
    row = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit)
    try:
        day = date.fromisoformat(monday)
    except ValueError as error:
        raise Http404 from error
    if day.weekday() != 0:
        raise Http404
    return row, day


def _plan(request: HttpRequest, unit: int, monday: str) -> tuple[Unit, date]:
    row, day = _place(request, unit, monday)
    if not can_plan_roster(request.user, row):
        raise PermissionDenied(_("编排值班需要主管及以上岗位。"))
    return row, day


def _shift(request: HttpRequest, pk: int) -> Shift:
    units = Unit.objects.visible_to(request.user)
    row = get_object_or_404(Shift.objects.select_related("roster__unit"), pk=pk, roster__unit__in=units)
    if not can_plan_roster(request.user, row.roster.unit):
        raise PermissionDenied(_("编排值班需要主管及以上岗位。"))
    return row


def _address(unit: Unit, monday: date) -> str:
    return reverse("org:roster", args=[unit.pk, monday.isoformat()])


def _to(unit: Unit, monday: date) -> HttpResponse:
    return redirect("org:roster", unit.pk, monday.isoformat())
