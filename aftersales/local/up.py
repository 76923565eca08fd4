"""`up`: from a clone to a page that can be used, with the time of each step."""

import argparse
import json
import os
import time
from typing import Any

from aftersales.local import atomic, daemon, environment, locks, node, ports, state, supervisor, venv
from aftersales.local.console import Problem, print_step, say
from aftersales.local.locks import Lock
from aftersales.local.paths import Home, home

PATIENCE = 300
# The README's table: where a first look begins.
JOURNEYS = {
    "hotline1": "受理 · a call comes in",
    "east-supervisor": "派工 · approval and dispatch",
    "east-tech1": "今日（手机）· the technician's phone",
    "east-manager": "报表 · ledgers and figures",
    "admin": "人员、单位、系统运行 · people and operations",
}
BEGUN = "AFTERSALES_UP_BEGUN"  # carried over into `.venv`, so that the total counts the installing too


def up(arguments: list[str]) -> int:
    """Starts everything, or says where it already runs. Raises Problem."""
    options = _options(arguments)
    begun = float(os.environ.setdefault(BEGUN, str(time.time())))
    place = home().make()
    if facts := environment.read_runtime(place):
        supervisor.wait_answering(facts["base_url"] + "/healthz", place.logs)
        return _announce(place, facts, options)
    host, port = ports.web_address()
    demo = _mode(place, options)
    if not locks.is_held(place.children_lock, even_shared=True):
        ports.check_free(host, port)
    venv.ensure()
    venv.enter()
    node.build()
    lock = _lock_or_join(place)
    if lock is not None:
        order = daemon.Order(host, port, demo)
        atomic.write(place.mode, "demo" if demo else "empty")
        if options.foreground:
            return _in_foreground(place, lock, order, options)
        daemon.spawn(place, lock, order, print_step)
        print_step("合计 · total", time.time() - begun)
    return _announce(place, environment.read_runtime(place) or {}, options)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py up")
    parser.add_argument(
        "--foreground", action="store_true", help="留在前台，Ctrl-C 结束 / stay, end with Ctrl-C"
    )
    parser.add_argument("--no-demo", action="store_true", help="不载入演示公司 / start empty")
    parser.add_argument(
        "--json", action="store_true", help="以 JSON 输出地址和账号 / print address and sign-ins as JSON"
    )
    return parser.parse_args(arguments)


def _mode(place: Home, options: argparse.Namespace) -> bool:
    """True for the demo company. The first start decides for the data folder."""
    if not place.mode.exists():
        return not options.no_demo
    demo = place.mode.read_text(encoding="utf-8") == "demo"
    if demo and options.no_demo:
        raise Problem(
            f"{place.path} 已载入演示公司；空系统请换目录：AFTERSALES_HOME=… python3 manage.py up --no-demo",
            f"{place.path} holds the demo company; use another AFTERSALES_HOME for an empty start",
        )
    return demo


def _lock_or_join(place: Home) -> Lock | None:
    """The lock of the data folder; None when another `up` has made everything ready meanwhile."""
    lock = Lock(place.lock)
    until = time.monotonic() + PATIENCE
    while not lock.take():
        if environment.read_runtime(place):
            return None
        if time.monotonic() > until:
            raise Problem(
                f"{place.path} 正被另一个命令使用；请稍候或先运行 down",
                f"{place.path} is in use by another command; wait or run down first",
            )
        time.sleep(0.2)
    lock.write_owner("")  # the number of an earlier owner may belong to somebody else by now
    return lock


def _in_foreground(place: Home, lock: Lock, order: daemon.Order, options: argparse.Namespace) -> int:
    lock.write_owner()

    def ready() -> None:
        _announce(place, environment.read_runtime(place) or {}, options)

    supervisor.Supervisor(place, order.host, order.port, order.demo, print_step).run(ready)
    return 0


def _announce(place: Home, facts: dict[str, Any], options: argparse.Namespace) -> int:
    """Address and sign-ins: for people, or as JSON."""
    found = _sign_ins(place, facts)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1), flush=True)
        return 0
    _show_sign_ins(found["accounts"])
    if "setup_code" in found:
        say(f"  {found['base_url']}/setup/ 的首位访客凭此代码成为管理员 · the first administrator's code:")
        say(f"  {found['setup_code']}")
    if facts["demo"] and not found["accounts"]:
        say("  演示账号只在本机地址上可用 · demo sign-ins are disabled beyond this machine")
    for folder in state.orphans():
        say(f"  不再使用的数据 · data no longer used: {folder}")
    say(f"  {found['base_url']}/")
    return 0


def _show_sign_ins(accounts: list[dict[str, str]]) -> None:
    """A line each; those whose journeys the README names come last, nearest to the address."""
    for account in sorted(accounts, key=lambda one: one["username"] in JOURNEYS):
        name, title = account["username"], account.get("title", account["post"])
        journey = JOURNEYS.get(name)
        what = f"{title}：{journey}" if journey else f"{title} · {account['unit']}"
        say(f"  {name:<21} {account['password']:<13} {what}")


def _sign_ins(place: Home, facts: dict[str, Any]) -> dict[str, Any]:
    accounts: list[dict[str, str]] = []
    if facts["demo"] and place.demo.exists() and ports.is_loopback(facts["env"]["HOST"]):
        accounts = json.loads(place.demo.read_text(encoding="utf-8"))["accounts"]
    found: dict[str, Any] = {"base_url": facts["base_url"], "accounts": accounts}
    if not facts["demo"] and place.setup_code.exists():
        found["setup_code"] = place.setup_code.read_text(encoding="utf-8").strip()
    return found
