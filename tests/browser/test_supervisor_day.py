"""The supervisor's day, notices, norms and articles in a real browser."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from core.actors import SYSTEM
from knowledge.models import Article
from knowledge.operations import install, propose, publish_notice
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.factories.packs import default_packs
from workforce.models import AppearanceCheck, DayPlan

Page = Any
TEXTS = {
    "kind": "solution",
    "title": "启动电容老化",
    "problem": "不制冷",
    "cause": "老化",
    "solution": "更换电容",
}


@pytest.fixture
def ground(east: Unit, desk: User, supervisor: User, technician: User) -> list[str]:
    """Addresses of a region with an article that waits and a notice."""
    default_packs()
    at: datetime = timezone.now()
    load_published_years(by=SYSTEM, at=at, years=(at.year,))
    install()
    article = propose(by=desk, at=at, **TEXTS)
    notice = publish_notice(title="高温值班", body="延长值班。", unit=east, posts=[], by=supervisor, at=at)
    pages = ["/", "/day/", "/day/plan/", "/day/appearance/", "/quality-checks/", "/quality-checks/new/"]
    pages += [
        "/evaluations/new/",
        "/notices/",
        f"/notices/{notice.pk}/",
        "/notices/new/",
        "/norms/reception/",
    ]
    pages += ["/knowledge/articles/", f"/knowledge/articles/{article.pk}/", "/knowledge/articles/new/"]
    return [*pages, "/complaints/files/"]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_are_accessible(
    width: int,
    scheme: str,
    ground: list[str],
    supervisor: User,
    live_server: Any,
    open_context: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_context(width=width, height=900, scheme=scheme).new_page()
    sign_in(page, supervisor)
    for path in ground:
        page.goto(live_server.url + path)
        assert (path, axe(page)) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth") <= width) == (path, True)


def test_the_day_is_done_by_keys(
    ground: list[str],
    supervisor: User,
    technician: User,
    live_server: Any,
    page: Page,
    sign_in: Callable[..., None],
) -> None:
    sign_in(page, supervisor)
    page.goto(f"{live_server.url}/day/")
    page.keyboard.press("Alt+1")
    page.wait_for_url("**/day/plan/**")
    page.locator("#id_focus").fill("高温抢修")
    page.locator(f"#id_person_{technician.pk}").fill("浦东三单")
    page.keyboard.press("Control+Enter")
    page.get_by_text("今日工作已安排").first.wait_for()
    page.wait_for_load_state()
    page.keyboard.press("Alt+2")
    page.wait_for_url("**/day/appearance/**")
    page.keyboard.press("Control+Enter")
    page.get_by_text("全部检查完毕").wait_for()
    assert (DayPlan.objects.count(), AppearanceCheck.objects.count()) == (1, 1)


def test_an_article_is_approved_by_keys(
    ground: list[str], supervisor: User, live_server: Any, page: Page, sign_in: Callable[..., None]
) -> None:
    sign_in(page, supervisor)
    page.goto(live_server.url + ground[12])
    page.keyboard.press("Control+Enter")
    page.get_by_text("文章已发布").first.wait_for()
    assert Article.objects.get().state == "published"
