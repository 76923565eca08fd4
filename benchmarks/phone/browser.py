"""A browser with a profile on the disk: it can be cut off, killed and started again."""

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Page
from playwright.sync_api import Error as PlaywrightError

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]


def program() -> str | None:
    """Path of the browser: CHROMIUM, else the system's."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Phone:
    """Start it, open pages, kill it. `script` runs before every page; its errors come into `faults`."""

    def __init__(self, kind: BrowserType, folder: Path, address: str, script: str = "") -> None:
        self.kind, self.folder, self.address, self.script = kind, folder, address, script
        self.faults: list[str] = []
        self.context: BrowserContext | None = None

    def start(self, **options: Any) -> "Phone":
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.context = self.kind.launch_persistent_context(
            str(self.folder),
            executable_path=program(),
            args=[*QUIET, *root],
            base_url=self.address,
            viewport={"width": 390, "height": 844},
            has_touch=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        self.context.set_default_timeout(15_000)
        self.context.expose_binding("reportViolation", lambda _source, words: self.faults.append(words))
        self.context.add_init_script(self.script)
        self.context.on("weberror", lambda error: self.faults.append(str(error.error)))
        return self

    def kill(self) -> None:
        """kill -9 of this browser's own processes, in the middle of whatever they do."""
        mark = f"--user-data-dir={self.folder}".encode()
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (place / "cmdline").read_bytes():
                    os.kill(int(place.name), signal.SIGKILL)
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

    def sign_in(self, username: str, password: str, path: str = "/work/") -> Page:
        """By the form, as people do; a sign-in that the browser remembers is enough."""
        page = self.page()
        page.goto(path)
        if "/sign-in/" not in page.url:
            return page
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(password)
        page.locator("main button.btn-primary").click()
        page.wait_for_url(f"**{path}")
        return page
