"""Doors, words, saving a register row, wake-ups without a broker."""

from io import StringIO
from typing import Any

import pytest
from celery import current_app
from django.core.exceptions import ValidationError
from django.core.management import call_command

from core.doors import DOORS, Door, NavItem
from core.events import type_of
from core.models import Event
from core.operations import save_record
from core.wake import wake
from core.words import say
from org.models import Skill


def item(rank: int) -> NavItem:
    return NavItem("页", "org:home", "home", rank, lambda user: True, "/")


def test_a_door_is_read_by_rank() -> None:
    door: Door[NavItem] = Door("test")
    for rank in (2, 1):
        door.register(item(rank))
    assert [one.rank for one in door] == [1, 2]


def test_a_door_holds_an_item_once() -> None:
    door: Door[NavItem] = Door("test")
    one = item(1)
    door.register(one)
    door.register(one)
    assert list(door) == [one]


def test_the_command_prints_every_door() -> None:
    out = StringIO()
    call_command("doors", stdout=out)
    titles = [line[:-1] for line in out.getvalue().splitlines() if line.endswith(":")]
    assert titles == [*(door.name for door in DOORS), "stream kinds", "handlers"]


def test_an_event_is_said_in_words() -> None:
    event = Event(name="unit.edited", facts={"title_before": "华东", "title": "华东大区", "active": True})
    assert say(event) == "「华东」改名为「华东大区」"


def test_an_event_of_another_version_is_shown_by_name() -> None:
    assert say(Event(name="long.gone", facts={})) == "long.gone"


def test_events_of_the_organisation_are_known() -> None:
    assert {"approval.asked", "post.given", "unit.edited"} <= set(type_of)


@pytest.mark.django_db
def test_a_register_row_is_checked_before_it_is_saved() -> None:
    with pytest.raises(ValidationError) as refusal:
        save_record(Skill(code="not a slug", name="空调"))
    assert (list(refusal.value.error_dict), Skill.objects.count()) == (["code"], 0)


@pytest.mark.django_db
def test_a_register_row_is_saved() -> None:
    saved = save_record(Skill(code="ac", name="空调"))
    assert list(Skill.objects.all()) == [saved]


def test_a_silent_broker_is_only_logged(
    settings: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAKE_WORKERS = True
    monkeypatch.setattr(current_app.conf, "broker_url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0", raising=False)
    with current_app.connection_for_write("redis://127.0.0.1:1/0") as line:
        monkeypatch.setattr(current_app, "connection_for_write", lambda *_: line)
    wake("core.tasks.deliver_due")
    assert "no wake-up for core.tasks.deliver_due" in caplog.text
