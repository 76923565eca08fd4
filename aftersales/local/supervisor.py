"""Starts everything in order, watches it, starts again what dies, and ends it in reverse order."""

import json
import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aftersales.local import environment, leftovers, passwords, ports, restore, servers, state
from aftersales.local.children import Child, Spec
from aftersales.local.console import Problem, Report, step
from aftersales.local.locks import Lock
from aftersales.local.logs import rotate
from aftersales.local.paths import ROOT, Home
from aftersales.local.processes import PROCESSES, SETUP, Process

PATIENCE = 180  # a child that ends is noticed at once; this is for slow machines
HEAD_START = 15
MINUTE = 60.0


class Stopped(BaseException):
    """Someone asked the supervisor to end."""


@dataclass
class Supervisor:
    """Runs one data folder. The caller holds its lock."""

    home: Home
    host: str
    port: int
    demo: bool
    report: Report
    children: list[Child] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)

    def run(self, ready: Callable[[], None]) -> None:
        """Starts all, calls `ready`, and watches until a signal; ends all in any case. Raises Problem."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _stop)
        try:
            self.start()
            ready()
            self.watch()
        except Stopped:
            pass
        finally:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            self.end()

    def start(self) -> None:
        self.home.runtime.unlink(missing_ok=True)
        keep = self._claim_children()
        for log in self.home.logs.glob("*.log"):
            rotate(log)
        restore.finish(self.home)
        passwords.ensure_secret_key(self.home)
        self._forget_counts()
        self._start_servers(keep)
        env = environment.for_processes(self.home, self.host, self.port, self.addresses)
        self._set_up(env, keep)
        self._start_processes(env, keep)
        environment.write_runtime(
            self.home, env, base_url=environment.base_url(self.host, self.port), demo=self.demo
        )

    def _claim_children(self) -> int:
        """Waits until every process of an earlier run has ended; all of this run keep the descriptor."""
        lock = Lock(self.home.children_lock)
        leftovers.wait_for(lock, self.home.children_lock)
        lock.take(shared=True)
        return lock.handle

    def _forget_counts(self) -> None:
        """Counters begin at zero with the processes that count; those that die meanwhile leave theirs behind."""
        shutil.rmtree(self.home.metrics, ignore_errors=True)
        self.home.metrics.mkdir(mode=0o700)

    def _start_servers(self, keep: int) -> None:
        place = servers.Place(
            state.servers_folder(self.home), passwords.load(self.home), self.home.logs, keep
        )
        given = environment.given_addresses()
        starts = (
            ("DATABASE_URL", "Postgres", servers.start_postgres),
            ("REDIS_URL", "Valkey", servers.start_valkey),
        )
        for name, words, start in starts:
            if name in given:
                self.addresses[name] = given[name]
                continue
            with step(f"启动 {words} · start {words}", self.report):
                child, self.addresses[name] = start(place)
                self.children.append(child)

    def _set_up(self, env: dict[str, str], keep: int) -> None:
        loopback = ports.is_loopback(self.host)
        options = ("--static", "--backup", *["--demo"] * self.demo, *["--loopback"] * loopback)
        command = (sys.executable, "-m", *SETUP, *options)
        child = Child(Spec("setup", command, ROOT, env), self.home.logs / "setup.log", keep)
        begun = child.log.stat().st_size if child.log.exists() else 0
        child.start()
        self.children.append(child)
        self._follow(child, begun)
        self.children.remove(child)
        child.end()
        if child.process and child.process.returncode != 0:
            child.check()

    def _follow(self, child: Child, offset: int) -> None:
        """Passes on the steps that a one-shot child reports in its log, until it ends."""
        running = True
        while running:
            running = child.alive()
            with child.log.open("rb") as log:
                log.seek(offset)
                for line in log:
                    if not line.endswith(b"\n"):
                        break
                    offset += len(line)
                    self._pass_on(line)
            time.sleep(0.05)

    def _pass_on(self, line: bytes) -> None:
        if line.startswith(b'{"step"'):
            fact: dict[str, Any] = json.loads(line)
            self.report(fact["step"], fact["seconds"])

    def _start_processes(self, env: dict[str, str], keep: int) -> None:
        ports.check_free(self.host, self.port)
        with step("启动网页、后台、定时 · start web, worker, beat", self.report):
            for process in PROCESSES[:-1]:
                self._start_process(process, env, keep)
            address = environment.base_url(self.host, self.port) + "/readyz"
            # Beat last, so that the others have the processors: a worker looks for due work when it starts.
            ready = answers_within(HEAD_START, address, self.children)
            self._start_process(PROCESSES[-1], env, keep)
            if not ready:
                wait_answering(address, self.home.logs, self.children)

    def _start_process(self, process: Process, env: dict[str, str], keep: int) -> None:
        command = process.command(sys.executable, self.host, self.port)
        spec = Spec(process.name, command, ROOT, env, grace=process.grace)
        child = Child(spec, self.home.logs / f"{process.name}.log", keep)
        child.start()
        self.children.append(child)

    def watch(self) -> None:
        """Starts again what dies and keeps the logs short, until a signal comes."""
        next_rotation = time.monotonic() + MINUTE
        while True:
            now = time.monotonic()
            for child in self.children:
                child.mind(now)
            if now > next_rotation:
                next_rotation = now + MINUTE
                for log in self.home.logs.glob("*.log"):
                    rotate(log)
            time.sleep(0.3)

    def end(self) -> None:
        """Web and workers first, together; then the servers they use."""
        self.home.runtime.unlink(missing_ok=True)
        ours = [child for child in self.children if child.spec.name not in {"postgres", "valkey"}]
        for child in ours:
            child.end()
        for child in ours:
            child.wait()
        servers.stop(*(child for child in reversed(self.children) if child not in ours))


def _stop(*_: object) -> None:
    raise Stopped


def wait_answering(address: str, logs: Path, children: Sequence[Child] = ()) -> None:
    """Returns when the page answers with success. Raises Problem, at once when one of the children ended."""
    if not answers_within(PATIENCE, address, children):
        raise Problem(f"{address} 没有按时就绪", "the system did not become ready in time", logs)


def answers_within(seconds: float, address: str, children: Sequence[Child] = ()) -> bool:
    """Whether the page answers with success in time. Raises Problem, at once when one of the children ended."""
    until = time.monotonic() + seconds
    while not _answers(address):
        for child in children:
            child.check()
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _answers(address: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with suppress(urllib.error.URLError, OSError, ValueError), direct.open(address, timeout=5) as answer:
        return bool(answer.status == 200)
    return False
