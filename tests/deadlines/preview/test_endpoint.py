"""The preview as an endpoint: who may ask, what is refused, and that nothing is written."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from core.clock import day_start
from core.worktime import Duration, Unit, due
from org.models import User
from tests.deadlines.preview.conftest import Ask
from tests.factories.org import make_user

FACTS = {
    "subject": "ticket",
    "urgency": "general",
    "fault": True,
    "received_at": "2026-03-10T09:00:00+08:00",
    "agreed_arrival_at": "2026-03-11T14:00:00+08:00",
    "events": [{"type": "dispatch", "at": "2026-03-10T09:20:00+08:00"}],
    "overrides": {"rules": [{"rank": "contract", "reply_hours": 1}]},
    "calendar": {"2027": "unpublished"},
}


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed
    }


def test_nothing_is_written(ask: Ask) -> None:
    before = rows()
    assert ask(FACTS).status_code == 200
    assert rows() == before


def test_the_same_facts_give_the_same_answer(ask: Ask) -> None:
    assert ask(FACTS).json() == ask(FACTS).json()


def test_without_a_token_nobody_is_answered(db: None) -> None:
    answer = Client().post("/api/v1/deadlines/preview/", FACTS, content_type="application/json")
    assert answer.status_code == 401


def test_without_a_post_nobody_is_answered(ask: Ask) -> None:
    client = Client()
    client.force_login(stranger(), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/api/v1/deadlines/preview/", FACTS, content_type="application/json")
    assert answer.status_code == 403


@pytest.mark.parametrize("body", ["[" * 20_000, r'{"subject": "\ud800"}', r'{"\ud800": 1}'])
def test_a_body_that_cannot_be_read_is_refused(house: str, db: None, body: str) -> None:
    client = Client(headers={"Authorization": f"Bearer {house}"})
    answer = client.post("/api/v1/deadlines/preview/", body, content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def stranger() -> User:
    return make_user("nobody", "无岗")


@pytest.mark.parametrize("key", ["clocks", "refused"])
def test_everything_told_has_rules_a_source_and_words(ask: Ask, key: str) -> None:
    downgrade = {"type": "downgrade", "at": "2026-03-10T09:00:00+08:00", "to_urgency": "general"}
    told: Any = ask(FACTS | {"urgency": "urgent", "events": [downgrade]}).json()[key]
    assert told
    assert [one for one in told if not (one["rules"] and one["words"]["zh"] and one["words"]["en"])] == []


@pytest.mark.parametrize(
    ("language", "title"), [("zh-hans", "一般服务：答复"), ("en", "General service: reply")]
)
def test_titles_are_in_the_language_of_the_request(house: str, db: None, language: str, title: str) -> None:
    client = Client(headers={"Authorization": f"Bearer {house}", "Accept-Language": language})
    facts = {"subject": "ticket", "received_at": FACTS["received_at"]}
    told: Any = client.post("/api/v1/deadlines/preview/", facts, content_type="application/json").json()
    assert told["clocks"][0]["title"] == title


@pytest.mark.requirement("CNV-20")
def test_the_figure_itself_is_included(ask: Ask) -> None:
    survey = {"subject": "halfyear_survey", "distinct_customers": 100, "drawn": 20}
    assert ask(survey).json()["flags"]["sufficient"] is True
    last = due(day_start(date(2026, 3, 1)), Duration(Unit.DAYS, 15))
    assert last is not None
    assert last.last_day == date(2026, 3, 16)
    assert day_start(date(2026, 3, 16)) < last.late_from
