"""What our processes are told by their environment, and the runtime file that tells it to later commands."""

import json
import os
import secrets
import socket
from collections.abc import Mapping
from typing import Any

from aftersales import env
from aftersales.local import atomic, locks, tools
from aftersales.local.console import Problem
from aftersales.local.paths import Home
from aftersales.local.ports import LOOPBACK, is_loopback

# Nobody answers there: commands that need no database must not wait for one.
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - what the caller asked for is recognised, not chosen
NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}


def for_processes(home: Home, host: str, port: int, addresses: dict[str, str]) -> dict[str, str]:
    """Environment of web, worker, beat and Django commands; what the caller has set himself wins."""
    ours = {
        "PUBLIC_BASE_URL": base_url(host, port),
        "ALLOWED_HOSTS": ",".join(allowed_hosts(host)),
        "BEHIND_TLS": "0",
        "AFTERSALES_SETUP_CODE_FILE": str(home.setup_code),
        "PROMETHEUS_MULTIPROC_DIR": str(home.metrics),
    }
    if "SECRET_KEY" not in os.environ:
        ours["SECRET_KEY_FILE"] = str(home.secret_key)
    fixed = {"AFTERSALES_HOME": str(home.path), "HOST": host, "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return ours | tools.clean_environment() | fixed | addresses


def base_url(host: str, port: int) -> str:
    """Where a browser on this machine finds the pages."""
    shown = LOOPBACK if host in {*EVERYWHERE, "localhost"} else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def allowed_hosts(host: str) -> list[str]:
    """Names under which the pages may be asked for; beyond loopback also this machine's own."""
    names = [LOOPBACK, "localhost", "[::1]"]
    if is_loopback(host):
        return names
    own = own_addresses() if host in EVERYWHERE else [host]
    return list(dict.fromkeys([*names, *own]))


def own_addresses() -> list[str]:
    """This machine's name and addresses, as far as it knows them."""
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None)
    except OSError:
        found = []
    numbers = {str(entry[4][0]) for entry in found} | outward_address()
    return [name, *sorted(f"[{number}]" if ":" in number else number for number in numbers)]


def outward_address() -> set[str]:
    """The address of this machine towards the network, if it has one; asks the routing table, sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return set()
        return {str(probe.getsockname()[0])}


def write_runtime(home: Home, env: dict[str, str], **facts: Any) -> None:
    """Tells later commands where the running servers are. Passwords stand in it: owner only."""
    names = (
        "DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "SECRET_KEY_FILE",
        "AFTERSALES_SETUP_CODE_FILE",
        "PUBLIC_BASE_URL",
        "MEDIA_ROOT",
        "BACKUP_FOLDER",
    )
    kept = {
        name: env[name] for name in (*names, "ALLOWED_HOSTS", "BEHIND_TLS", "HOST", "PORT") if name in env
    }
    atomic.write(home.runtime, json.dumps({"env": kept, **facts}))


def read_runtime(home: Home) -> dict[str, Any] | None:
    """Facts of the running system; None when it does not run or is not ready."""
    if not locks.is_held(home.lock) or not home.runtime.exists():
        return None
    facts: dict[str, Any] = json.loads(home.runtime.read_text(encoding="utf-8"))
    return facts


def without_servers(home: Home) -> dict[str, str]:
    """Environment of a Django command that needs no database."""
    key = {} if home.secret_key.exists() else {"SECRET_KEY": secrets.token_urlsafe(50)}
    return {"SECRET_KEY_FILE": str(home.secret_key)} | key | NOWHERE


def given_addresses() -> dict[str, str]:
    """Servers of the caller's own, which are used instead of starting ours. Raises Problem."""
    try:
        found = {name: env.text(name, "") for name in NOWHERE}
    except env.Misconfigured as error:
        raise Problem(f"读不到变量指向的文件（{error}）", str(error)) from error
    return {name: value for name, value in found.items() if value not in {"", NOWHERE[name]}}


def adopt(found: Mapping[str, str]) -> None:
    """Completes this process's environment; what the caller has set, by value or by file, wins."""
    free = [name for name in found if not os.environ.get(f"{name}_FILE")]
    for name in free:
        os.environ.setdefault(name, found[name])
