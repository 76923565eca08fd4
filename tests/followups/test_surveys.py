"""The half-yearly survey: frozen, drawn so that anybody can draw again, asked by others, judged."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest

from core.models import AppendOnlyError, Event
from customers.models import Customer
from followups import queries
from followups.enums import InterviewState, SurveyState
from followups.errors import CallClosed, ContactedToday, FollowUpRefused, OwnRegion
from followups.models import ContactDay, FrameLine, Interview, Survey
from followups.operations import interviews, surveys
from followups.operations.interviews import Answers
from org.enums import Post
from org.models import Unit, User
from tests.factories.followups import make_caller, make_population
from tests.factories.org import appoint, make_user
from tests.factories.tickets import make_ticket
from tests.followups.local import local

SEED = "7f3a"
IN_HALF = local("2026-03-10T12:00")
FROZEN = local("2026-07-01T09:00")
GOOD = Answers("satisfied", "satisfied", "very_satisfied", "satisfied", "")
DAY = timedelta(days=1)


@pytest.fixture
def survey(group_officer: User, east: Unit) -> Survey:
    """137 customers of one region, frozen and drawn."""
    make_population(east, 137, at=IN_HALF)
    return frozen(group_officer)


def frozen(by: User) -> Survey:
    made = surveys.make_survey(year=2026, half=1, by=by, at=FROZEN)
    return surveys.freeze(survey=made, by=by, at=FROZEN, seed=SEED)


@pytest.fixture
def caller(south: Unit) -> User:
    """A clerk of another region."""
    return make_caller(south)


@pytest.fixture
def interview(survey: Survey) -> Interview:
    return survey.interviews.select_related("line").order_by("line__rank").first()  # type: ignore[return-value]


@pytest.mark.requirement("FUP-09")
def test_of_137_customers_at_least_28_are_drawn(survey: Survey) -> None:
    result = queries.survey_result(survey)
    assert (result.population, result.drawn, result.reached, result.answered) == (137, 28, 0, 0)


@pytest.mark.requirement("FUP-09")
def test_the_report_shows_drawn_reached_and_answered(survey: Survey, caller: User) -> None:
    first, second, *_rest = survey.interviews.all()
    interviews.answer_interview(interview=first, answers=GOOD, by=caller, at=FROZEN)
    interviews.refuse(interview=second, by=caller, at=FROZEN)
    result = queries.survey_result(survey)
    assert (result.drawn, result.reached, result.answered, result.satisfied) == (28, 2, 1, 1)


def test_anybody_can_draw_the_same_sample_again(survey: Survey) -> None:
    """From what is stored alone: seed, customers of the stratum, and the published method."""
    customers = [line.customer_id for line in survey.frame.all()]
    order = sorted(customers, key=lambda one: sha256(f"{survey.seed}:{one}".encode()).hexdigest())
    drawn = [row.line.customer_id for row in survey.interviews.select_related("line").order_by("line__rank")]
    assert drawn == order[:28]
    assert survey.algorithm == "sha256-order-1"


def test_each_stratum_has_its_own_share(group_officer: User, east: Unit, south: Unit, shanghai: Unit) -> None:
    make_population(east, 7, at=IN_HALF)
    make_population(east, 11, at=IN_HALF, project=shanghai)
    make_population(south, 3, at=IN_HALF)
    result = queries.survey_result(frozen(group_officer))
    found = {(one.region.code, one.project and one.project.code): one.drawn for one in result.strata}
    assert found == {("east", None): 2, ("east", "shanghai"): 3, ("south", None): 1}


def test_only_customers_with_a_ticket_of_the_half_year(group_officer: User, east: Unit) -> None:
    kept = make_population(east, 2, at=local("2026-06-30T23:59:59"))
    make_ticket(east, at=local("2026-07-01T00:00"), phone="13511112222", name="周后")
    make_ticket(east, at=local("2025-12-31T23:59:59"), phone="13511113333", name="周前")
    survey = frozen(group_officer)
    assert {line.customer_id for line in survey.frame.all()} == set(kept)


def test_whoever_was_made_anonymous_is_not_drawn(group_officer: User, east: Unit) -> None:
    make_population(east, 3, at=IN_HALF)
    gone = Customer.objects.first()
    Customer.objects.filter(pk=gone.pk).update(anonymised_at=IN_HALF)
    survey = frozen(group_officer)
    assert (survey.population, FrameLine.objects.filter(customer=gone).count()) == (2, 0)


def test_a_frozen_frame_stays(survey: Survey, east: Unit, group_officer: User) -> None:
    with pytest.raises(FollowUpRefused):
        surveys.freeze(survey=survey, by=group_officer, at=FROZEN + DAY)
    with pytest.raises(AppendOnlyError):
        FrameLine.objects.update(rank=1)
    assert Survey.objects.get().population == 137


def test_nobody_surveys_the_own_region(survey: Survey, east: Unit, group_officer: User) -> None:
    rows, own = list(survey.interviews.select_related("line")), make_caller(east)
    with pytest.raises(OwnRegion):
        interviews.assign(survey=survey, interviews=rows, surveyor=own, by=group_officer, at=FROZEN)
    assert not survey.interviews.exclude(surveyor=None).exists()


def test_a_post_in_a_project_belongs_to_its_region(
    survey: Survey, shanghai: Unit, group_officer: User, interview: Interview
) -> None:
    own = appoint(make_user("sh-clerk", "陈"), shanghai, Post.CLERK)
    with pytest.raises(OwnRegion):
        interviews.assign(survey=survey, interviews=[interview], surveyor=own, by=group_officer, at=FROZEN)
    with pytest.raises(OwnRegion):
        interviews.answer_interview(interview=interview, answers=GOOD, by=own, at=FROZEN)
    assert Interview.objects.get(pk=interview.pk).state == InterviewState.DRAWN


def test_shared_out_evenly_among_other_regions(
    survey: Survey, east: Unit, caller: User, desk: User, group_officer: User
) -> None:
    people = [make_caller(east), caller, desk]
    assert interviews.spread(survey=survey, surveyors=people, by=group_officer, at=FROZEN) == 28
    loads = [survey.interviews.filter(surveyor=person).count() for person in people]
    assert loads == [0, 14, 14]


def test_whom_nobody_reaches_is_replaced_by_the_next_in_order(
    survey: Survey, interview: Interview, caller: User
) -> None:
    for days in range(3):
        interviews.miss(interview=interview, by=caller, at=FROZEN + days * DAY)
    made = Interview.objects.select_related("line").get(replaces=interview)
    assert made.line.rank == 29
    assert Interview.objects.get(pk=interview.pk).state == InterviewState.UNREACHABLE
    logged = Event.objects.get(stream=survey.pk, name="survey.replacement_drawn")
    assert logged.facts == {"interview": interview.pk, "replacement": made.pk, "rank": 29}


def test_three_tries_on_one_day_replace_nobody(survey: Survey, interview: Interview, caller: User) -> None:
    for minutes in range(3):
        interviews.miss(interview=interview, by=caller, at=FROZEN + timedelta(minutes=minutes))
    assert survey.interviews.count() == 28


def test_an_exhausted_stratum_is_logged(group_officer: User, east: Unit, caller: User) -> None:
    make_population(east, 1, at=IN_HALF)
    survey = frozen(group_officer)
    for days in range(3):
        interviews.miss(interview=survey.interviews.get(), by=caller, at=FROZEN + days * DAY)
    assert Event.objects.get(name="survey.replacement_drawn").facts["replacement"] is None
    assert queries.survey_result(survey).sufficient is False


def test_a_stratum_suffices_with_exactly_its_share(group_officer: User, east: Unit, caller: User) -> None:
    make_population(east, 5, at=IN_HALF)
    survey = frozen(group_officer)
    assert queries.survey_result(survey).sufficient is False
    interviews.answer_interview(interview=survey.interviews.get(), answers=GOOD, by=caller, at=FROZEN)
    result = queries.survey_result(survey)
    assert (result.sufficient, result.reached_percent) == (True, 20.0)


def test_the_interval_stands_beside_the_share(survey: Survey, caller: User) -> None:
    for row in survey.interviews.all()[:20]:
        interviews.answer_interview(interview=row, answers=GOOD, by=caller, at=FROZEN)
    result = queries.survey_result(survey)
    assert (result.share_percent, result.low_percent, result.high_percent) == ("100.0", "83.9", "100.0")


def test_an_answer_takes_the_customers_day(survey: Survey, interview: Interview, caller: User) -> None:
    ContactDay.objects.create(
        customer_id=interview.line.customer_id, day=FROZEN.date(), channel="sms", at=FROZEN
    )
    with pytest.raises(ContactedToday):
        interviews.answer_interview(interview=interview, answers=GOOD, by=caller, at=FROZEN)
    assert Interview.objects.get(pk=interview.pk).state == InterviewState.DRAWN


def test_an_interview_is_answered_once(survey: Survey, interview: Interview, caller: User) -> None:
    interviews.answer_interview(interview=interview, answers=GOOD, by=caller, at=FROZEN)
    with pytest.raises(CallClosed):
        interviews.refuse(interview=interview, by=caller, at=FROZEN)
    assert Interview.objects.get(pk=interview.pk).overall == "satisfied"


def test_an_open_sample_keeps_the_survey_open(survey: Survey, group_officer: User) -> None:
    with pytest.raises(FollowUpRefused):
        surveys.close_survey(survey=survey, by=group_officer, at=FROZEN)
    assert Survey.objects.get().state == SurveyState.SAMPLED


def test_one_survey_per_half_year(survey: Survey, group_officer: User) -> None:
    with pytest.raises(FollowUpRefused):
        surveys.make_survey(year=2026, half=1, by=group_officer, at=FROZEN)
    assert Survey.objects.count() == 1


def test_no_survey_of_a_half_year_to_come(group_officer: User, at: datetime) -> None:
    with pytest.raises(FollowUpRefused):
        surveys.make_survey(year=2026, half=2, by=group_officer, at=at)
    assert not Survey.objects.exists()
