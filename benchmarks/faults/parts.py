"""The processes that are killed: each knows its number, dies at once and comes back on its old port."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from redis import Redis

from aftersales.local import postgres, tools, valkey
from aftersales.local.children import Child, Spec
from aftersales.local.console import Problem
from aftersales.local.paths import ROOT
from aftersales.local.ports import free
from aftersales.local.processes import PROCESSES

NOTED = Path(__file__).with_name("noted.py")
RECOVERY = 30  # seconds in which a killed server must be back


@dataclass
class Part:
    """One process under a leash: `number` finds it, `ready` waits for it, `forget` drops its traces."""

    name: str
    child: Child
    number: Callable[[], int]
    ready: Callable[[], None]
    forget: Callable[[], None] = lambda: None
    kills: int = field(default=0)

    def start(self) -> None:
        self.forget()
        self.child.start()
        self.ready()

    def kill(self) -> None:
        """kill -9 of the process and its group; returns when the leash has noticed."""
        with suppress(ProcessLookupError):
            os.killpg(self.number(), signal.SIGKILL)
        self.child.wait()
        self.child.end()
        self.kills += 1

    def revive(self) -> None:
        """Start it again; what is left of the killed one may hold its memory for a moment."""
        until = time.monotonic() + RECOVERY
        while True:
            try:
                return self.start()
            except Problem:
                self.child.end()
                self.child.wait()
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def mind(self) -> None:
        """Starts it again when it ended by itself, as `up` does; ours may give up when a server dies under them."""
        self.child.mind(time.monotonic())

    def stop(self) -> None:
        self.child.end()
        self.child.wait()


def make_postgres(folder: Path, passwords: dict[str, str], logs: Path, keep: int) -> tuple[Part, str]:
    """A server whose data survives its own death, and its DATABASE_URL."""
    server = postgres.Postgres(folder / "pg", passwords, logs / "postgres.log", durable=True)
    server.prepare()
    port = free()
    child = Child(server.spec(port), server.log, keep)
    pid_file = server.data / "postmaster.pid"

    def number() -> int:
        return int(pid_file.read_text(encoding="utf-8").splitlines()[0])

    return Part("postgres", child, number, lambda: postgres.wait_ready(child, port)), server.url(port)


def make_valkey(folder: Path, passwords: dict[str, str], logs: Path, keep: int) -> tuple[Part, str]:
    """The broker, which loses every wake-up when it is killed, and its REDIS_URL."""
    server = valkey.Valkey(folder / "valkey", passwords["valkey"])
    port = free()
    child = Child(server.spec(port), logs / "valkey.log", keep)

    def number() -> int:
        with Redis.from_url(server.url(port)) as client:
            return int(client.info("server")["process_id"])

    return Part("valkey", child, number, lambda: server.wait_ready(child, port)), server.url(port)


def make_process(name: str, env: Mapping[str, str], logs: Path, keep: int, port: int = 0) -> Part:
    """Our own worker or beat, as `up` runs it."""
    process = next(one for one in PROCESSES if one.name == name)
    noted = logs / f"{name}.pid"

    def number() -> int:
        return int(noted.read_text(encoding="utf-8"))

    def ready() -> None:
        while not noted.exists():
            child.check()
            time.sleep(0.02)

    def forget() -> None:
        noted.unlink(missing_ok=True)

    command = (sys.executable, str(NOTED), str(noted), *process.command(sys.executable, "127.0.0.1", port))
    spec = Spec(name, command, ROOT, tools.clean_environment(env), grace=process.grace)
    child = Child(spec, logs / f"{name}.log", keep)
    return Part(name, child, number, ready, forget)


def make_web(logs: Path, keep: int) -> tuple[Part, tuple[str, int]]:
    """Our web server as `up` runs it, on a port of its own, and its address."""
    port = free()
    part = make_process("web", os.environ, logs, keep, port)
    noted = part.ready

    def answers() -> None:
        noted()
        until = time.monotonic() + RECOVERY
        while True:
            part.child.check()
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            if time.monotonic() > until:
                raise Problem("网页服务没有起来", "the web server does not answer")
            time.sleep(0.1)

    part.ready = answers
    return part, ("127.0.0.1", port)
