"""The survey on the customer's private page."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.doors import LinkPart, LinkRefused
from customers.enums import LinkPurpose
from followups.enums import InterviewState, SurveyState
from followups.errors import FollowUpRefused
from followups.link_forms import InterviewForm
from followups.models import Interview
from followups.operations.interviews import answer_by_link


def interview_of(link: Any) -> Interview | None:
    """The customer's open interview of the link's survey."""
    rows = Interview.objects.filter(survey=link.stream_id, line__customer=link.contact.customer_id)
    return rows.filter(state=InterviewState.DRAWN, survey__state=SurveyState.SAMPLED).first()


def _survey(link: Any) -> dict[str, Any] | None:
    if interview_of(link) is None:
        return {"form": None}
    return {"form": link.bound.get("survey") or InterviewForm(auto_id="survey_%s")}


def _answer(link: Any, data: Any, at: datetime) -> str:
    interview, form = interview_of(link), InterviewForm(data, auto_id="survey_%s")
    if interview is None:
        raise LinkRefused(_("这份调查已经填写或已结束，谢谢。"))
    if not form.is_valid():
        raise LinkRefused(_("请选择总体满意度。"), form)
    try:
        answer_by_link(interview=interview, answers=form.answers, by=CUSTOMER, at=at)
    except FollowUpRefused as error:
        raise LinkRefused(str(error), form) from error
    return _("感谢您的评价。")


PARTS = (
    LinkPart("survey", 10, _survey, "followups/link/survey.html", {"survey": _answer}, LinkPurpose.SURVEY),
)
