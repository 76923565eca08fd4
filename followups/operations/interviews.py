"""Asking the drawn customers, by phone or by their link (FUP-09)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from followups import rules
from followups.enums import AnsweredBy, InterviewState, SurveyState
from followups.errors import CallClosed, FollowUpRefused, OwnRegion
from followups.events import InterviewClosed, SurveyorAssigned
from followups.models import Interview, InterviewAttempt, Survey
from followups.operations.contacting import claim
from followups.operations.surveys import replace
from followups.queries.surveys import own_regions
from org.models import User
from packs.queries import current_figure


@dataclass(frozen=True)
class Answers:
    """What the customer said; only the overall satisfaction is needed."""

    overall: str
    product: str = ""
    service: str = ""
    attitude: str = ""
    opinion: str = ""


ANSWERS = tuple(field.name for field in fields(Answers))


@transaction.atomic
def assign(*, survey: Survey, interviews: Sequence[Interview], surveyor: User, by: User, at: datetime) -> int:
    """Give interviews to a person; raises OwnRegion if one of them is in a region of the person's posts."""
    lock_streams(survey.pk)
    _refuse_own(surveyor, (one.line.region_id for one in interviews), at)
    open_ones = Interview.objects.filter(survey=survey, state=InterviewState.DRAWN)
    keys = [one.pk for one in interviews]
    count = open_ones.filter(pk__in=keys).update(surveyor=surveyor)
    record(survey.pk, SurveyorAssigned(count, surveyor.pk, surveyor.display_name), by=by, at=at)
    return count


@transaction.atomic
def spread(*, survey: Survey, surveyors: Sequence[User], by: User, at: datetime) -> int:
    """Share out what nobody has yet, evenly, and nothing in anybody's own region; returns how many."""
    lock_streams(survey.pk)
    rows = survey.interviews.filter(state=InterviewState.DRAWN, surveyor=None).select_related("line")
    own = own_regions(surveyors, at=at)
    shares: dict[int, list[Interview]] = {person.pk: [] for person in surveyors}
    for row in rows.order_by("pk"):
        able = [person.pk for person in surveyors if row.line.region_id not in own[person.pk]]
        if able:
            shares[min(able, key=lambda key: len(shares[key]))].append(row)
    for person in surveyors:
        if shares[person.pk]:
            assign(survey=survey, interviews=shares[person.pk], surveyor=person, by=by, at=at)
    return sum(len(rows) for rows in shares.values())


@transaction.atomic
def answer_interview(*, interview: Interview, answers: Answers, by: User, at: datetime) -> Interview:
    """The answers by phone; raises OwnRegion, CallClosed and ContactedToday."""
    held = _hold(interview)
    _refuse_own(by, [held.line.region_id], at)
    claim(customer=held.line.customer_id, by=by, at=at)
    return _answer(held, answers, AnsweredBy.PHONE, by, at)


@transaction.atomic
def answer_by_link(*, interview: Interview, answers: Answers, by: Actor, at: datetime) -> Interview:
    """The customer answered through the own link; nobody contacts anybody by that."""
    return _answer(_hold(interview), answers, AnsweredBy.LINK, by, at)


@transaction.atomic
def refuse(*, interview: Interview, by: User, at: datetime) -> Interview:
    """Reached, but the customer did not want to answer."""
    held = _hold(interview)
    _refuse_own(by, [held.line.region_id], at)
    claim(customer=held.line.customer_id, by=by, at=at)
    return _close(held, InterviewState.REFUSED, AnsweredBy.PHONE, by, at)


@transaction.atomic
def miss(*, interview: Interview, by: User, at: datetime) -> Interview:
    """Nobody answered; after enough different days the next in order is drawn instead."""
    held = _hold(interview)
    InterviewAttempt.objects.create(interview=held, at=at, day=local_day(at), by=by)
    days = set(held.attempts.values_list("day", flat=True))
    if not rules.is_unreachable(days, _days("unreachable_days", at)):
        held.not_before = rules.next_try(at, _days("next_call_days", at))
        held.save(update_fields=["not_before"])
        return held
    _close(held, InterviewState.UNREACHABLE, "", by, at)
    replace(held, by=by, at=at)
    return held


def _answer(held: Interview, answers: Answers, way: str, by: Actor, at: datetime) -> Interview:
    if not answers.overall:
        raise FollowUpRefused(_("请选择总体满意度。"), "overall")
    for name, value in asdict(answers).items():
        setattr(held, name, value)
    return _close(held, InterviewState.ANSWERED, way, by, at)


def _close(held: Interview, state: str, way: str, by: Actor, at: datetime) -> Interview:
    held.state, held.closed_at, held.answered_by = state, at, way
    held.save(update_fields=["state", "closed_at", "answered_by", *ANSWERS])
    record(held.survey_id, InterviewClosed(held.pk, state, way), by=by, at=at)
    return held


def _hold(interview: Interview) -> Interview:
    lock_streams(interview.survey_id)
    held = Interview.objects.select_related("line", "survey__stream", "surveyor").get(pk=interview.pk)
    if held.state != InterviewState.DRAWN or held.survey.state != SurveyState.SAMPLED:
        raise CallClosed(_("这位客户的调查已完成。"))
    return held


def _refuse_own(person: User, regions: Iterable[int], at: datetime) -> None:
    if own_regions([person], at=at)[person.pk] & set(regions):
        raise OwnRegion(_("不能调查本地区的客户，请换其他地区或集团的同事。"), "surveyor")


def _days(name: str, at: datetime) -> int:
    return int(current_figure("conventions", name, at=at))
