"""Starts the two embedded servers under leashes and waits until they answer."""

from dataclasses import dataclass
from pathlib import Path

from aftersales.local import postgres, valkey
from aftersales.local.children import Child
from aftersales.local.ports import free


@dataclass(frozen=True)
class Place:
    """Where servers live: their folder, passwords by account, logs, and a descriptor the children keep."""

    folder: Path
    passwords: dict[str, str]
    logs: Path
    keep: int | None = None
    durable: bool = True


def start_postgres(place: Place, folder: str = "pg") -> tuple[Child, str]:
    """The running server and its DATABASE_URL. Raises Problem."""
    log = place.logs / "postgres.log"
    server = postgres.Postgres(place.folder / folder, place.passwords, log, place.durable)
    server.prepare()
    port = free()
    child = Child(server.spec(port), log, place.keep)
    child.start()
    try:
        postgres.wait_ready(child, port)
    except BaseException:
        stop(child)
        raise
    return child, server.url(port)


def start_valkey(place: Place) -> tuple[Child, str]:
    """The running server and its REDIS_URL. Raises Problem."""
    server = valkey.Valkey(place.folder / "valkey", place.passwords["valkey"])
    port = free()
    child = Child(server.spec(port), place.logs / "valkey.log", place.keep)
    child.start()
    try:
        server.wait_ready(child, port)
    except BaseException:
        stop(child)
        raise
    return child, server.url(port)


def stop(*children: Child) -> None:
    """Ends them one after the other, in the given order."""
    for child in children:
        child.end()
        child.wait()
