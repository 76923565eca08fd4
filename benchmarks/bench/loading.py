"""Main pages in Chromium on a slowed line and processor: time to the largest paint, bytes, layout shift."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.phone.browser import QUIET, program

KILOBIT = 1000 / 8


@dataclass(frozen=True)
class Line:
    """A network and a processor: kbit/s both ways, round trip in ms, how many times slower the processor is."""

    kbps: float
    latency: float
    slower: float

    def apply(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        rate = {"downloadThroughput": self.kbps * KILOBIT, "uploadThroughput": self.kbps * KILOBIT}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": self.latency} | rate)
        session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})


OFFICE = Line(10_000, 20, 2)
MOBILE = Line(1_600, 150, 4)
EDGE = Line(400, 400, 4)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
WATCH = """
window.paints = {lcp: 0, cls: 0};
new PerformanceObserver((list) => { for (const one of list.getEntries()) paints.lcp = one.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) paints.cls += one.value; })
  .observe({type: "layout-shift", buffered: true});
"""
BYTES = "() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"


@dataclass(frozen=True)
class Load:
    """Seconds to the largest paint, kilobytes over the line, layout shift."""

    lcp: float
    kilobytes: float
    shift: float


@dataclass(frozen=True)
class Visit:
    """A page as somebody opens it for the first time, and again."""

    name: str
    path: str
    line: Line
    size: dict[str, int]


def visit(browser: Browser, base: str, cookie: tuple[str, str], one: Visit) -> tuple[Load, Load]:
    """Cold, with an empty cache, then warm."""
    context = browser.new_context(viewport=one.size, locale="zh-CN")  # type: ignore[arg-type]
    context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": base}])
    context.add_init_script(WATCH)
    try:
        cold = _load(context, base + one.path, one.line)
        return cold, _load(context, base + one.path, one.line)
    finally:
        context.close()


def _load(context: BrowserContext, address: str, line: Line) -> Load:
    page = context.new_page()
    line.apply(page)
    answer = page.goto(address, wait_until="networkidle")
    if not answer or answer.status != 200:
        raise RuntimeError(f"{address}: {answer and answer.status}")
    paints: dict[str, Any] = page.evaluate("() => paints")
    sent = float(page.evaluate(BYTES))
    page.close()
    return Load(paints["lcp"] / 1000, sent / 1024, paints["cls"])


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """The system's browser; None where there is none."""
    path = program()
    if path is None:
        yield None
        return
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield browser
        browser.close()
