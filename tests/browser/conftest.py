"""Real Chromium against a live server; every page is watched for policy violations and script errors."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from benchmarks.phone.browser import QUIET, program
from core.actors import SYSTEM
from org.models import Unit
from packs.operations import install
from tests.factories.dispatch import make_skill
from tickets.models import FaultCategory
from tickets.operations import categories

# Playwright's loop runs in this thread; the tests themselves ask the database between its calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PATIENCE = 20_000  # ms, against a hang only: what comes in time costs nothing, and machines may be busy
expect.set_options(timeout=PATIENCE)

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = """
() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime < Infinity)
  .map((one) => one.finished.catch(() => null)))
"""
WATCH = """
document.addEventListener("securitypolicyviolation", (e) =>
  reportViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile} ${e.lineNumber} ${location}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _missing(words: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture
def at() -> datetime:
    """Browsers live in the present."""
    return timezone.now()


@pytest.fixture
def category(transactional_db: None, at: datetime, group: Unit) -> FaultCategory:
    """A fault of air conditioners, in a company with its packs."""
    install(by=SYSTEM, at=at)
    return categories.add(code="no-cooling", name="空调不制冷", skill=make_skill())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = program()
    if path is None:
        _missing("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    if not AXE.exists() or not (ROOT / "static" / "dist" / "app.css").exists():
        _missing("front end is not built: npm ci && npm run build")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser contexts (one visitor each); at the end none may have met a violation or error."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def build(
        *, width: int = 1440, height: int = 900, scheme: str = "light", **options: Any
    ) -> BrowserContext:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.route(lambda url: not url.startswith((live_server.url, "blob:", "data:")), _outside(faults))
        context.expose_binding("reportViolation", lambda _source, words: faults.append(f"policy: {words}"))
        context.add_init_script(WATCH)
        context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
        contexts.append(context)
        return context

    yield build
    for context in contexts:
        context.close()
    assert faults == []


def _outside(faults: list[str]) -> Callable[[Route], None]:
    def refuse(route: Route) -> None:
        faults.append(f"outside: {route.request.url}")
        route.abort()

    return refuse


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A desk of 1440 x 900."""
    return open_context().new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone of 390 x 844."""
    return open_context(width=390, height=844, device_scale_factor=2, has_touch=True).new_page()


@pytest.fixture
def sign_in() -> Callable[[Page, Any], Page]:
    """Signs a person in on a page's visitor, without the form."""

    def give_session(page: Page, user: Any, live_server_url: str = "") -> Page:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        address = {"url": live_server_url} if live_server_url else {"domain": "localhost", "path": "/"}
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, **address}])
        return page

    return give_session


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """Runs axe-core on a page: a line per violation, none when the page is clean."""

    def run(page: Page) -> list[str]:
        page.emulate_media(reduced_motion="reduce")  # half-faded text has the contrast of neither state
        page.evaluate(SETTLED)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)[
            "violations"
        ]
        return [
            f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return run
