"""ECharts inside V8: one engine per process, started at the first chart."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from py_mini_racer import MiniRacer, init_mini_racer

SCRIPT = Path(settings.BASE_DIR) / "static" / "dist" / "server" / "charts.js"
KEPT = 256

_lock = Lock()


class NoChartScript(RuntimeError):
    """The front end has not been built: run `npm run build`."""


@lru_cache(maxsize=1)
def _engine() -> Any:
    if not SCRIPT.exists():
        raise NoChartScript(str(SCRIPT))
    ready = Event()
    Thread(target=_begin, args=[ready], name="V8", daemon=True).start()
    ready.wait()
    engine = MiniRacer()
    engine.eval(SCRIPT.read_text(encoding="utf-8"))
    return engine


def _begin(ready: Event) -> None:
    """Start V8 and stay: a process whose V8 was started by a thread that is gone crashes at its end."""
    init_mini_racer(ignore_duplicate_init=True)
    ready.set()
    Event().wait()


@lru_cache(maxsize=KEPT)
def draw(option: str, width: int, height: int) -> str:
    """SVG of an option given as JSON text; about 10 ms, kept for the next who asks for the same."""
    with _lock:
        svg: str = _engine().call("drawChart", option, width, height)
    return svg


def svg_of(option: dict[str, Any], width: int, height: int) -> str:
    return draw(json.dumps(option, ensure_ascii=False, sort_keys=True), width, height)
