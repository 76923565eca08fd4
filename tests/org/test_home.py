"""The start page."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from core.doors import HOME_TILES, Tile
from org.models import Skill, Unit, User
from org.queries import open_setup_steps


@pytest.fixture
def tile() -> Iterator[None]:
    shown = Tile(
        "test",
        1,
        lambda user: user.username == "desk",
        lambda user: {"title": "今日受理"},
        "components/empty.html",
    )
    HOME_TILES.register(shown)
    yield
    HOME_TILES.items.remove(shown)


@pytest.mark.parametrize(
    ("instant", "greeting"),
    [
        ("2026-03-10T00:59:00Z", "早上好"),
        ("2026-03-10T04:00:00Z", "中午好"),
        ("2026-03-10T12:00:00Z", "晚上好"),
    ],
)
def test_the_greeting_follows_the_hour_of_shanghai(
    desk: User, signed_in: Callable[..., Client], instant: str, greeting: str
) -> None:
    with time_machine.travel(instant, tick=False):
        page = signed_in(desk).get("/").content.decode()
    assert f"{greeting}，李晓敏" in page


@pytest.mark.usefixtures("tile")
def test_tiles_are_shown_to_whom_they_are_meant(
    desk: User, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    pages = [signed_in(user).get("/").content.decode() for user in (desk, supervisor)]
    assert ["今日受理" in page for page in pages] == [True, False]


def test_posts_are_named(supervisor: User, signed_in: Callable[..., Client]) -> None:
    assert "华东 主管" in signed_in(supervisor).get("/").content.decode()


def test_an_administrator_is_told_what_is_missing(
    administrator: User, signed_in: Callable[..., Client]
) -> None:
    assert "开始使用" in signed_in(administrator).get("/").content.decode()


def test_others_are_not(desk: User, signed_in: Callable[..., Client]) -> None:
    assert "开始使用" not in signed_in(desk).get("/").content.decode()


def test_filled_registers_are_ticked(administrator: User, east: Unit) -> None:
    before = {str(step.label) for step in open_setup_steps()}
    Skill.objects.create(code="ac", name="空调")
    assert before - {str(step.label) for step in open_setup_steps()} == {"技能"}
