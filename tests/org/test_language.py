"""Pages and messages come in the language that somebody chose; Chinese is the language of the house."""

import pytest
from django.test import Client

from core.clock import now
from core.words import later
from notifications.models import Message
from notifications.operations import Draft, queue_many
from tests.factories.org import make_user

pytestmark = pytest.mark.django_db
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9"}


def language_of(answer) -> str:
    return answer.headers["Content-Language"]


def test_a_page_is_chinese_whatever_the_browser_asks_for(client):
    make_user("reader")
    assert language_of(client.get("/sign-in/", **ENGLISH)) == "zh-hans"


def test_a_visitor_chooses_for_the_browser(client):
    make_user("reader")
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert language_of(client.get("/sign-in/")) == "en"


def test_an_unknown_language_changes_nothing(client):
    make_user("reader")
    answer = client.post("/language/", {"language": "xx", "next": "/sign-in/"})
    assert (answer.status_code, "django_language" in answer.cookies) == (302, False)


def test_the_choice_of_a_person_holds_on_every_machine(client):
    user = make_user("reader")
    client.force_login(user)
    client.post("/language/", {"language": "en"})
    elsewhere = Client()
    elsewhere.force_login(user)
    assert language_of(elsewhere.get("/")) == "en"


def test_choosing_leads_back_to_the_own_site_only(client):
    make_user("reader")
    answer = client.post("/language/", {"language": "en", "next": "https://elsewhere.example.com/"})
    assert answer["Location"] == "/"


def test_a_program_says_in_its_request_which_language_it_wants(client):
    assert language_of(client.get("/api/v1/tickets/", **ENGLISH)) == "en"


def test_a_message_is_in_the_language_of_whoever_gets_it():
    chinese, english = make_user("reader"), make_user("guest", language="en")
    words = later("%(greeting)s，%(name)s", greeting=later("早上好"), name="A")
    queue_many(
        [Draft("a", one, words, words, None, "normal", ("inbox",)) for one in (chinese, english)], at=now()
    )
    bodies = dict(Message.objects.values_list("recipient_id", "body"))
    assert (bodies[chinese.pk], bodies[english.pk]) == ("早上好，A", "Good morning, A")
