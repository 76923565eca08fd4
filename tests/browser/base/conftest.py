"""Pages of components, opened by a signed-in person."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture(autouse=True)
def _pages(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.browser.base.urls"


@pytest.fixture
def gallery(page: Page, sign_in: Callable[..., Page], desk: Any) -> Page:
    """The desk page of all components."""
    sign_in(page, desk).goto("/gallery/")
    return page


@pytest.fixture
def job(phone: Page, sign_in: Callable[..., Page], technician: Any) -> Page:
    """The phone page of components."""
    sign_in(phone, technician).goto("/gallery/?page=phone")
    return phone
