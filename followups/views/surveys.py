"""The half-yearly survey: frame, sample, call lists, result (FUP-09)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import timeline
from core.clock import local_day, now
from core.pages import keyset
from followups.enums import SurveyState
from followups.errors import FollowUpRefused
from followups.forms.plans import SurveyForm, SurveyorsForm
from followups.models import FrameLine, Survey
from followups.operations import interviews as asking
from followups.operations import surveys as operations
from followups.permissions import can_lead_surveys, can_manage
from followups.queries import surveys as queries
from followups.views.access import callers, form_page, managers, require, saved, told


@require_safe
@callers
def surveys(request: HttpRequest) -> HttpResponse:
    """Surveys the person sees, newest first."""
    rows = Survey.objects.visible_to(request.user).select_related("stream")
    context = {"surveys": rows, "may_make": can_lead_surveys(request.user)}
    return render(request, "followups/surveys.html", context)


@require_http_methods(["GET", "POST"])
@callers
def new_survey(request: HttpRequest) -> HttpResponse:
    """Begin the survey of a half-year."""
    require(can_lead_surveys(request.user), _("调查由集团建立。"))
    day = local_day(now())
    before = (day.year, 1) if day.month > 6 else (day.year - 1, 2)
    form = SurveyForm(request.POST or None, initial={"year": before[0], "half": before[1]})
    row = (
        saved(form, lambda data: operations.make_survey(by=request.user, at=now(), **data))
        if form.is_bound
        else None
    )
    if row is None:
        return form_page(request, form, _("新建满意度调查"), "followups:surveys")
    return told(request, _("已建立，请冻结名单并抽样。"), "followups:survey", row.number)


@require_safe
@callers
def survey_page(request: HttpRequest, survey: str) -> HttpResponse:
    """One survey: its strata, its sample, its result; for surveyors their own list."""
    return _page(request, _load(request, survey))


@require_POST
@callers
def freeze(request: HttpRequest, survey: str) -> HttpResponse:
    """Freeze the frame and draw."""
    return _moved(request, survey, operations.freeze, _("名单已冻结，样本已抽取。"))


@require_POST
@callers
def surveyors(request: HttpRequest, survey: str) -> HttpResponse:
    """Share the sample out; nobody gets the own region."""
    row = _led(request, survey)
    form = SurveyorsForm(request.POST, **_people(request))
    given = saved(form, lambda data: (_spread(row, request.user, data),))
    if given is None:
        return _page(request, row, sharing=form)
    words = ngettext("已分配 %(count)s 位客户。", "已分配 %(count)s 位客户。", given[0])
    return told(request, words % {"count": given[0]}, "followups:survey", survey)


@require_POST
@callers
def survey_end(request: HttpRequest, survey: str) -> HttpResponse:
    """Close the survey."""
    return _moved(request, survey, operations.close_survey, _("调查已结束。"))


def _moved(request: HttpRequest, survey: str, move: Callable[..., Any], words: str) -> HttpResponse:
    """The survey one step on, or its page with the reason why not."""
    row = _led(request, survey)
    try:
        move(survey=row, by=request.user, at=now())
    except FollowUpRefused as error:
        return _page(request, row, conflict=str(error))
    return told(request, words, "followups:survey", survey)


@require_safe
@managers
def frame(request: HttpRequest, survey: str) -> HttpResponse:
    """The frozen frame in the order of drawing, so that anybody can draw again."""
    row = _load(request, survey)
    lines = FrameLine.objects.filter(survey=row).select_related("region", "project", "interview")
    page = keyset(lines, order=("pk",), cursor=request.GET.get("cursor"), size=100)
    return render(request, "followups/frame.html", {"survey": row, "page": page})


def _spread(row: Survey, user: Any, data: dict[str, Any]) -> int:
    return asking.spread(survey=row, surveyors=list(data["surveyors"]), by=user, at=now())


def _load(request: HttpRequest, number: str) -> Survey:
    rows = Survey.objects.visible_to(request.user).select_related("stream")
    return get_object_or_404(rows, stream__number=number)


def _led(request: HttpRequest, survey: str) -> Survey:
    row = _load(request, survey)
    require(can_lead_surveys(request.user), _("调查由集团管理。"))
    return row


def _people(request: HttpRequest) -> dict[str, Any]:
    return {"user": request.user, "people": queries.surveyors(at=now())}


def _page(
    request: HttpRequest, row: Survey, *, sharing: SurveyorsForm | None = None, conflict: str = ""
) -> HttpResponse:
    drawn = row.state != SurveyState.DRAFT
    leads = can_lead_surveys(request.user)
    context = {
        "survey": row,
        "conflict": conflict,
        "may_lead": leads,
        "sees_result": drawn and can_manage(request.user),
        "result": queries.survey_result(row) if drawn else None,
        "workloads": queries.workloads(row) if leads and drawn else [],
        "replacements": queries.replacements(row)[:100] if leads else [],
        "mine": queries.call_list(request.user, row, at=now()).filter(surveyor=request.user)[:100],
        "sharing": sharing or SurveyorsForm(**_people(request)),
        "entries": timeline.entries(row.stream) if leads else [],
    }
    status = 409 if conflict else 422 if sharing else 200
    return render(request, "followups/survey.html", context, status=status)
