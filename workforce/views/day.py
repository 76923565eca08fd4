"""The supervisor's today: the work set, appearance checked, service inspected, the summary (ORG-08)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.doors import DAY_PANELS
from core.views.guard import page_status
from knowledge.enums import NormPage
from knowledge.models import NormPoint
from knowledge.queries import norm_points
from org.models import User
from workforce import operations, queries
from workforce.forms import AppearanceForm, PlanForm
from workforce.permissions import can_supervise
from workforce.views.gate import Today, today

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """What is done and what is still owed today, each with the key of its page."""
    here = today(request)
    places = queries.places(here.unit, here.day, at=here.at)
    panels = [(one, one.context(here, request.user)) for one in DAY_PANELS]
    context = {
        "here": here,
        "plan": queries.plan_of(here.unit, here.day),
        "due_at": queries.plan_due(here.day, at=here.at) if queries.is_workday(here.day) else None,
        "places": places,
        "checked": sum(place.check is not None for place in places),
        "inspections": queries.inspections(here.unit, here.day),
        "panels": [(one.template, given) for one, given in panels if given is not None],
        "may_lead": can_supervise(request.user, here.unit),
    }
    return render(request, "workforce/day.html", context)


@READ_WRITE
def plan(request: HttpRequest) -> HttpResponse:
    """Set the work of today."""
    here = today(request, leading=True)
    held = queries.plan_of(here.unit, here.day)
    form = PlanForm(
        request.POST or None,
        places=queries.places(here.unit, here.day, at=here.at),
        initial={"focus": held.focus if held else ""},
    )
    if form.is_valid():
        given = form.cleaned_data
        operations.set_work(
            unit=here.unit,
            day=here.day,
            focus=given["focus"],
            tasks=form.tasks(given),
            by=here.user,
            at=here.at,
        )
        messages.success(request, _("今日工作已安排。"))
        return _back(here)
    return render(request, "workforce/plan.html", {"here": here, "form": form}, status=page_status(form))


@READ_WRITE
def appearance(request: HttpRequest) -> HttpResponse:
    """The check list, a person at a time, by post."""
    here = today(request, leading=True)
    places = queries.places(here.unit, here.day, at=here.at)
    waiting = [one for one in places if one.check is None and not one.away and one.person != here.user]
    people = User.objects.filter(pk__in=[one.person.pk for one in places]).exclude(pk=here.user.pk)
    points = NormPoint.objects.filter(page=NormPage.APPEARANCE, is_active=True)
    form = AppearanceForm(request.POST or None, people=people, points=points)
    if form.is_valid():
        return _checked(request, here, form, {one.person.pk: one.post for one in places})
    context = {
        "here": here,
        "places": places,
        "next": waiting[0] if waiting else None,
        "left": len(waiting),
        "points": norm_points(NormPage.APPEARANCE),
        "form": form,
    }
    return render(request, "workforce/appearance.html", context, status=page_status(form))


def _checked(request: HttpRequest, here: Today, form: AppearanceForm, posts: dict[int, str]) -> HttpResponse:
    given = form.cleaned_data
    post = posts[given["agent"].pk]
    try:
        operations.check_appearance(
            unit=here.unit, day=here.day, post=post, by=here.user, at=here.at, **given
        )
    except operations.CheckedAlready as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("已记录 %(person)s 的检查。") % {"person": given["agent"]})
    return redirect(f"{reverse('workforce:appearance')}{here.query}")


def _back(here: Today) -> HttpResponse:
    return redirect(f"{reverse('workforce:day')}{here.query}")
