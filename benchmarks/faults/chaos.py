"""Kills at random, but from a seed."""

import random
import time
from collections.abc import Iterator, Mapping
from threading import Event, Thread

from django.db import InterfaceError, OperationalError, connection

from benchmarks.faults.parts import Part

FIRST = ("worker", "postgres", "beat", "valkey")  # no run without these
# How often each part is chosen afterwards.
WEIGHTS = {"worker": 4, "postgres": 3, "valkey": 1, "beat": 1}
PAUSE = (0.5, 3.0)  # seconds between two kills
FIRST_PAUSE = (0.5, 1.5)
GAP = (0.0, 0.5)  # seconds that a killed part stays away
AMBUSH = 2.0  # seconds that a kill of the worker waits for a sweep to be at work
FIRST_AMBUSH = 60.0  # the first one finds a sweep on a slow machine, too
SWEEPING = """
SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND xact_start IS NOT NULL
AND (query LIKE '%core_stream%SKIP LOCKED%' OR query LIKE '%INTO deadlines_firing%'
    OR query LIKE '%UPDATE deadlines_clock AS clock%' OR query LIKE '%INTO notifications_message%')
"""


class Chaos(Thread):
    """Kills parts until it is stopped; an error of its own ends the run as failed."""

    def __init__(self, parts: Mapping[str, Part], seed: int) -> None:
        super().__init__(name="chaos", daemon=True)
        self.parts = parts
        self.error: BaseException | None = None
        self.sweeps = 0  # killed at work
        self._dice = random.Random(seed)
        self._ended = Event()

    def run(self) -> None:
        try:
            for number, (name, pause) in enumerate(self._plan()):
                if self._ended.wait(pause) and number >= len(FIRST):
                    return
                self._strike(self.parts[name])
        except BaseException as error:
            self.error = error

    def finish(self) -> None:
        """Stop killing; raises what went wrong while reviving."""
        self._ended.set()
        self.join()
        if self.error:
            raise self.error

    def _plan(self) -> Iterator[tuple[str, float]]:
        for name in FIRST:
            yield name, self._dice.uniform(*FIRST_PAUSE)
        while True:
            (name,) = self._dice.choices(list(WEIGHTS), list(WEIGHTS.values()))
            yield name, self._dice.uniform(*PAUSE)

    def _strike(self, part: Part) -> None:
        if part.name == "worker":
            self.sweeps += self._wait_for_sweep(AMBUSH if self.sweeps else FIRST_AMBUSH)
        part.kill()
        time.sleep(self._dice.uniform(*GAP))
        part.revive()

    def _wait_for_sweep(self, seconds: float) -> bool:
        """Is a sweep in the middle of its transaction? Waits a little for one."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with connection.cursor() as cursor:
                    cursor.execute(SWEEPING)
                    if cursor.fetchone()[0]:
                        return True
            except (OperationalError, InterfaceError):
                connection.close()
            time.sleep(0.005)
        return False
