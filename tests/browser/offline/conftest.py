"""A phone that can be cut off and killed: its own profile folder, and a weak network before the server."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from benchmarks.servers.weak_network import WeakNetwork, weak_network
from core.actors import SYSTEM
from dispatch.models import WorkOrder
from org.models import Unit, User
from packs.operations import install
from tests.browser.conftest import QUIET, WATCH
from tests.browser.offline.pages import PASSWORD
from tests.factories.dispatch import make_order, make_skill, make_technician, plan
from tests.factories.tickets import make_ticket
from tickets.models import FaultCategory
from tickets.operations import categories, permits

HOUR = 3600


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def category(transactional_db: None, at: datetime, group: Unit) -> FaultCategory:
    install(by=SYSTEM, at=at)
    return categories.add(code="no-cooling", name="空调不制冷", skill=make_skill())


@pytest.fixture
def make_job(
    category: FaultCategory, east: Unit, desk: User, supervisor: User, technician: User, at: datetime
) -> Callable[[], WorkOrder]:
    """Another job of the technician, each of another customer and time."""
    tech = make_technician(east, make_skill(), user=technician)
    made: list[WorkOrder] = []

    def make() -> WorkOrder:
        n = len(made)
        ticket = make_ticket(
            east, by=desk, at=at, category=category, phone=f"1381234567{n}", description=f"空调不制冷 {n}"
        )
        approved = permits.approve(ticket=ticket, by=supervisor, at=at)
        later = plan(at, starts_in=timezone.timedelta(hours=1 + n), length=timezone.timedelta(minutes=50))
        made.append(make_order(approved, tech, by=supervisor, at=at, planned=later))
        return made[-1]

    return make


@pytest.fixture
def order(make_job: Callable[[], WorkOrder]) -> WorkOrder:
    return make_job()


@pytest.fixture
def network(live_server: Any) -> Iterator[WeakNetwork]:
    with weak_network((live_server.thread.host, live_server.thread.port)) as made:
        yield made


class Phone:
    """A browser with a profile on the disk: it can be killed and started again."""

    def __init__(self, browser: Browser, folder: Path, network: WeakNetwork, faults: list[str]) -> None:
        self._type, self._program = browser.browser_type, os.environ.get("CHROMIUM")
        self.folder, self.network, self.faults = folder, network, faults
        self.context: BrowserContext | None = None
        self.script = WATCH

    def start(self, **options: Any) -> "Phone":
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        names = ("chromium", "chromium-browser", "google-chrome")
        program = self._program or next(filter(None, map(shutil.which, names)))
        context = self._type.launch_persistent_context(
            str(self.folder),
            executable_path=program,
            args=[*QUIET, *root],
            base_url=self.network.url,
            viewport={"width": 390, "height": 844},
            has_touch=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        context.set_default_timeout(8_000)
        context.expose_binding("reportViolation", lambda _source, words: self.faults.append(words))
        context.add_init_script(self.script)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.context = context
        return self

    def kill(self) -> None:
        """kill -9 of this browser's own processes, in the middle of whatever they do."""
        mark = f"--user-data-dir={self.folder}".encode()
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (place / "cmdline").read_bytes():
                    os.kill(int(place.name), signal.SIGKILL)
            except (OSError, ProcessLookupError):
                continue
        self.close()

    def close(self) -> None:
        if self.context:
            with suppress(PlaywrightError):  # the browser may be dead
                self.context.close()
        self.context = None

    def page(self) -> Page:
        """A new tab."""
        assert self.context
        return self.context.new_page()

    def sign_in(self, user: User, path: str = "/work/") -> Page:
        """By the form, as people do; waits until the pages have been taken along."""
        page = self.page()
        page.goto(f"/sign-in/?next={path}")
        page.locator("[name=username]").fill(user.username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main button.btn-primary").click()
        page.wait_for_url(f"**{path}")
        return page


@pytest.fixture
def phone(chromium: Browser, tmp_path: Path, network: WeakNetwork, technician: User) -> Iterator[Phone]:
    """A technician's phone, started."""
    technician.set_password(PASSWORD)
    technician.save(update_fields=["password"])
    faults: list[str] = []
    made = Phone(chromium, tmp_path / "phone", network, faults).start()
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def taken(phone: Phone, technician: User, order: WorkOrder) -> Page:
    """Signed in, with the job on the phone."""
    page = phone.sign_in(technician, "/work/mine/")
    expect(page.locator("[data-kept]")).to_have_text("1")
    return page
