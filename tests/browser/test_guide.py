"""The first steps on the start page, by keyboard, for every eye."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from org.models import Guide, User


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_steps_are_accessible(
    transactional_db: None, open_context: Any, sign_in: Any, axe: Any, desk: User, scheme: str
) -> None:
    for width in (1440, 390):
        page = open_context(width=width, height=900, scheme=scheme).new_page()
        sign_in(page, desk)
        page.goto("/")
        expect(page.get_by_role("region", name="第一次使用")).to_be_visible()
        assert axe(page) == []


def test_a_step_is_taken_and_the_guide_put_away_by_keyboard(
    transactional_db: None, page: Page, sign_in: Any, desk: User
) -> None:
    sign_in(page, desk)
    page.goto("/")
    page.get_by_role("button", name="用几个字找到工单").press("Enter")
    page.wait_for_url("**/tickets/")
    page.goto("/")
    expect(page.get_by_role("region", name="第一次使用")).to_contain_text("还有 3 步")
    page.get_by_role("button", name="不再显示").press("Enter")
    expect(page.get_by_role("region", name="第一次使用")).to_have_count(0)
    assert Guide.objects.get(user=desk).closed_at
