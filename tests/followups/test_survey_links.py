"""Surveys answered through the customer's own link."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.actors import SYSTEM
from core.clock import now
from core.private_links import token_of
from customers.enums import ConsentPurpose, ConsentSource
from customers.models import Link
from customers.operations import consents
from followups.enums import InterviewState
from followups.errors import ContactedToday, FollowUpRefused
from followups.models import Interview
from followups.operations import surveys
from followups.operations.invitations import invite
from followups.queries.mailings import opt_out_words
from notifications.models import Message
from org.models import Unit, User
from tests.factories.followups import make_population
from tests.factories.packs import put_in_force

SignIn = Callable[[User], Client]
OTHER_WORDS = """
pack = "a_house"
version = 1
title = "本公司"
source = "约定"
kind = "conv"
[usage_sms.opt_out_words]
title = "回复后即停发的词语"
value = ["停发", "TD"]
"""


@pytest.fixture
def interview(group_officer: User, east: Unit) -> Interview:
    """One drawn customer with a mobile number, of the present half-year."""
    at = now()
    make_population(east, 1, at=at)
    made = surveys.make_survey(year=at.year, half=1 if at.month <= 6 else 2, by=group_officer, at=at)
    return surveys.freeze(survey=made, by=group_officer, at=at).interviews.get()


def agree(interview: Interview) -> None:
    consents.give(
        customer=interview.line.customer,
        purpose=ConsentPurpose.SURVEY,
        source=ConsentSource.PHONE,
        by=SYSTEM,
        at=datetime(2026, 1, 2, tzinfo=UTC),
    )


@pytest.fixture
def token(interview: Interview) -> str:
    """The token of the link that the customer was sent."""
    agree(interview)
    invite(interview=interview, by=SYSTEM, at=now())
    return token_of(Link.objects.get().seed)


def test_without_consent_nothing_is_sent(interview: Interview) -> None:
    with pytest.raises(FollowUpRefused):
        invite(interview=interview, by=SYSTEM, at=now())
    assert (Link.objects.count(), Message.objects.filter(channel="sms").count()) == (0, 0)


def test_the_invitation_names_the_pack_s_word_against_more(interview: Interview) -> None:
    agree(interview)
    put_in_force(OTHER_WORDS)
    invite(interview=interview, by=SYSTEM, at=now())
    body = Message.objects.get(stream=interview.survey_id, channel="sms").body
    assert (body.endswith(" 回复 停发 退订。"), opt_out_words(now())) == (True, ["停发", "TD"])


def test_one_invitation_a_day(interview: Interview, token: str) -> None:
    with pytest.raises(ContactedToday):
        invite(interview=interview, by=SYSTEM, at=now() + timedelta(seconds=1))
    assert Message.objects.filter(stream=interview.survey_id, channel="sms").count() == 1


def test_opening_the_link_changes_nothing(interview: Interview, token: str, client: Client) -> None:
    page = client.get(reverse("customers:link", args=[token]))
    assert (page.status_code, "总体满意度" in page.content.decode()) == (200, True)
    assert Interview.objects.get().state == InterviewState.DRAWN


def answer(client: Client, token: str, **given: str) -> int:
    data = {"key": "0b8f2a44-8a83-4b39-9b47-1d9d8d3c2d11"} | given
    return client.post(reverse("customers:link_act", args=[token, "survey"]), data).status_code


@pytest.mark.requirement("FUP-09")
def test_the_customers_answer_counts_as_reached_and_answered(
    interview: Interview, token: str, client: Client
) -> None:
    assert answer(client, token, overall="satisfied", opinion="很好") == 302
    row = Interview.objects.get()
    assert (row.state, row.overall, row.answered_by) == (InterviewState.ANSWERED, "satisfied", "link")


def test_without_the_overall_satisfaction_it_stays_open(
    interview: Interview, token: str, client: Client
) -> None:
    assert answer(client, token, product="satisfied") == 422
    assert Interview.objects.get().state == InterviewState.DRAWN
