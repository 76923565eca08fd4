"""Kinds of work that tests start."""

import os
import signal
import time
from pathlib import Path

from core.jobs import CannotRun, JobKind, Run, register_kind


def count(run: Run) -> None:
    """Counts to a number, saves after each step, and can be told to fall over at one."""
    wanted = run.params["to"]
    run.total(wanted)
    for number in range(run.state.get("next", 0), wanted):
        if number == run.params.get("die_at") and not Path(run.params["marker"]).exists():
            Path(run.params["marker"]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        with Path(run.params["log"]).open("a") as log:
            log.write(f"{number}\n")
        run.step()
        run.save({"next": number + 1})
    run.tell(f"counted {wanted}")
    run.file("counted.txt", b"done")


def wait(run: Run) -> None:
    """Works until somebody stops it."""
    for _ in range(600):
        time.sleep(0.05)
        run.step()


def sort_out(run: Run) -> None:
    run.columns = ("name", "number")
    run.reject(["=1+1", 7], "wrong")
    run.reject(["王五"], "short")


def fail(run: Run) -> None:
    raise RuntimeError("secret of a customer")


def refuse(run: Run) -> None:
    raise CannotRun("not possible")


for run in (count, wait, sort_out, fail, refuse):
    register_kind(JobKind(f"test.{run.__name__}", run.__name__, run))
