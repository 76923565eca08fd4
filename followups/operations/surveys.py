"""The half-yearly survey: frozen, drawn, asked, replaced, closed (FUP-09)."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from customers.models import Contact
from followups import rules, sampling
from followups.enums import REACHED, InterviewState, SurveyState
from followups.errors import FollowUpRefused
from followups.events import ReplacementDrawn, SurveyClosed, SurveyFrozen, SurveyMade
from followups.models import FrameLine, Interview, Survey
from followups.queries.surveys import Member, population
from org.models import User
from packs.queries import current_figure

SERIES, KIND, BATCH = "SF", "survey", 2000
SEED_BYTES = 8


@transaction.atomic
def make_survey(*, year: int, half: int, by: User, at: datetime) -> Survey:
    """A survey of a half-year; raises FollowUpRefused when there is one, or before the half-year has begun."""
    if rules.half_span(year, half)[0] > at:
        raise FollowUpRefused(_("这个半年尚未开始。"), "half")
    stream = open_stream(kind=KIND, at=at, number=next_number(SERIES, at=at))
    try:
        with transaction.atomic():
            survey = Survey.objects.create(
                stream=stream,
                year=year,
                half=half,
                percent=int(current_figure("surveys", "sample_percent", at=at)),
                confidence=int(current_figure("surveys", "confidence_percent", at=at)),
                algorithm=sampling.ALGORITHM,
            )
    except IntegrityError as error:
        raise FollowUpRefused(_("这个半年已有调查。"), "half") from error
    record(stream, SurveyMade(year, half), by=by, at=at)
    return survey


@transaction.atomic
def freeze(*, survey: Survey, by: User, at: datetime, seed: str = "") -> Survey:
    """Freeze the frame, store seed and order, draw each stratum's share; raises FollowUpRefused when done."""
    held = _hold(survey, SurveyState.DRAFT)
    members = population(*rules.half_span(held.year, held.half))
    if not members:
        raise FollowUpRefused(_("这个半年没有登记过工单的客户。"))
    held.seed = seed or secrets.token_hex(SEED_BYTES)
    held.population, held.frozen_at, held.state = len(members), at, SurveyState.SAMPLED
    held.save(update_fields=["seed", "population", "frozen_at", "state"])
    lines = _frame(held, members)
    drawn = _draw(held, lines, at)
    said = SurveyFrozen(len(members), drawn, held.seed, held.algorithm)
    record(held.pk, said, by=by, at=at)
    return held


@transaction.atomic
def close_survey(*, survey: Survey, by: User, at: datetime) -> Survey:
    """End it; raises FollowUpRefused while drawn customers have not been asked."""
    held = _hold(survey, SurveyState.SAMPLED)
    if held.interviews.filter(state=InterviewState.DRAWN).exists():
        raise FollowUpRefused(_("还有客户待调查，不能结束。"))
    held.state, held.closed_at = SurveyState.CLOSED, at
    held.save(update_fields=["state", "closed_at"])
    reached = held.interviews.filter(state__in=REACHED).count()
    answered = held.interviews.filter(state=InterviewState.ANSWERED).count()
    record(held.pk, SurveyClosed(reached, answered), by=by, at=at)
    return held


def replace(interview: Interview, *, by: Actor, at: datetime) -> Interview | None:
    """The next of the stratum's order stands in for whom nobody reached; logged, also when nobody is left.

    The caller holds the survey.
    """
    line = interview.line
    stratum = FrameLine.objects.filter(survey=line.survey_id, region=line.region_id, project=line.project_id)
    following = stratum.filter(interview=None).order_by("rank").first()
    made = None
    if following:
        made = _interviews(interview.survey, [following], at)[0]
        made.replaces, made.surveyor = interview, interview.surveyor
        made.save()
    said = ReplacementDrawn(interview.pk, made.pk if made else None, following.rank if following else 0)
    record(line.survey_id, said, by=by, at=at)
    return made


def _frame(survey: Survey, members: list[Member]) -> list[FrameLine]:
    """All strata with everybody's place in the order of drawing."""
    lines = []
    for (region, project), customers in strata(members).items():
        order = sampling.draw_order(survey.seed, customers)
        lines += [
            FrameLine(survey=survey, customer_id=key, region_id=region, project_id=project, rank=rank)
            for rank, key in enumerate(order, start=1)
        ]
    return FrameLine.objects.bulk_create(lines, batch_size=BATCH)


def strata(members: Iterable[Member]) -> dict[tuple[int, int | None], list[int]]:
    """Customers by region and project."""
    found: dict[tuple[int, int | None], list[int]] = {}
    for member in members:
        found.setdefault((member.region, member.project), []).append(member.customer)
    return found


def _draw(survey: Survey, lines: Iterable[FrameLine], at: datetime) -> int:
    """Everybody whose rank is within the stratum's share."""
    by_stratum: dict[tuple[int, int | None], list[FrameLine]] = {}
    for line in lines:
        by_stratum.setdefault((line.region_id, line.project_id), []).append(line)
    chosen = [
        line
        for rows in by_stratum.values()
        for line in islice(rows, sampling.needed(len(rows), survey.percent))
    ]
    return len(Interview.objects.bulk_create(_interviews(survey, chosen, at), batch_size=BATCH))


def _interviews(survey: Survey, lines: list[FrameLine], at: datetime) -> list[Interview]:
    contacts = Contact.objects.filter(customer__in=[line.customer_id for line in lines])
    first = contacts.order_by("customer", "-is_primary", "pk").distinct("customer")
    contact_of = dict(first.values_list("customer_id", "pk"))
    return [
        Interview(
            survey=survey, line=line, contact_id=contact_of[line.customer_id], drawn_at=at, not_before=at
        )
        for line in lines
    ]


def _hold(survey: Survey, state: str) -> Survey:
    lock_streams(survey.pk)
    held = Survey.objects.select_related("stream").get(pk=survey.pk)
    if held.state != state:
        raise FollowUpRefused(_("调查已到别的步骤，请刷新页面。"))
    return held
