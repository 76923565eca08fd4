"""So many cases, with progress; a run that was broken off goes on where it was."""

import json
import tempfile
from pathlib import Path
from time import monotonic

from aftersales.local.console import say
from benchmarks.soak.worktime.cases import CASES, Case, batch
from benchmarks.soak.worktime.comparing import differences
from benchmarks.soak.worktime.shrinking import shrink

EVERY = 30  # seconds between two lines
MOST_SHOWN = 5


def run(*, cases: int, seed: int) -> int:
    """The number of cases that differ, each printed in its smallest form."""
    notes = Path(tempfile.gettempdir()) / f"aftersales-soak-{seed}.json"
    done, wrong = _noted(notes)
    say(f"worktime: {cases:,} cases, seed {seed}, from case {done:,}; progress in {notes}")
    told = monotonic()
    while done < cases:
        for case in batch(seed, done // CASES):
            if differences(case):
                wrong += 1
                if wrong <= MOST_SHOWN:
                    _show(case)
        done += CASES
        notes.write_text(json.dumps({"done": done, "wrong": wrong}), encoding="utf-8")
        if monotonic() - told > EVERY:
            told = monotonic()
            say(f"  {done:,} cases, {wrong} differ")
    notes.unlink(missing_ok=True)
    say(f"worktime: {done:,} cases counted minute by minute, seed {seed}, {wrong} differ")
    return wrong


def _noted(notes: Path) -> tuple[int, int]:
    try:
        known = json.loads(notes.read_text(encoding="utf-8"))
        return int(known["done"]), int(known["wrong"])
    except (OSError, ValueError, KeyError):
        return 0, 0


def _show(case: Case) -> None:
    smallest = shrink(case, differences)
    say(f"  {smallest}")
    for asked, counted, found in differences(smallest):
        say(f"    {asked}: counted {counted}, computed {found}")
