"""Decides who answers: one of our verbs, or Django inside `.venv`."""

import importlib
import os
import signal
import sys
from collections.abc import Callable

from aftersales.local import environment, venv
from aftersales.local.console import Problem, force_utf8, say
from aftersales.local.down import down
from aftersales.local.logs import logs
from aftersales.local.paths import home, inside_venv
from aftersales.local.restore import backup, restore
from aftersales.local.testing import test
from aftersales.local.up import up

VERBS: dict[str, Callable[[list[str]], int]] = {
    "up": up,
    "down": down,
    "logs": logs,
    "test": test,
    "backup": backup,
    "restore": restore,
}
# These work without servers.
WITHOUT_DATABASE = {
    "check",
    "check_all",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "doors",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "requirements",
    "spectacular",
    "startapp",
    "version",
}
# These start servers of their own and must never meet those of a running system.
WITH_OWN_SERVERS = {"bench", "faults", "soak"}
WITH_TEST_PACKAGES = {"check_all", *WITH_OWN_SERVERS}
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Runs one command line; its exit code."""
    force_utf8()
    verb = arguments[1] if len(arguments) > 1 else "help"
    try:
        if verb in VERBS:
            return VERBS[verb](arguments[2:])
        return _django(verb, arguments)
    except Problem as problem:
        say(f"错误：{problem.line}")
        return 1
    except PermissionError as error:
        say(f"错误：没有权限：{error.filename}；请用拥有它的账号运行 / no permission; run as its owner")
        return 1
    except KeyboardInterrupt:
        say("已中断 · interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


def _django(verb: str, arguments: list[str]) -> int:
    if not inside_venv():
        venv.ensure("test" if verb in WITH_TEST_PACKAGES else "runtime")
        venv.enter()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.settings")
    tell_addresses(verb, arguments)
    importlib.import_module("django.core.management").execute_from_command_line(arguments)
    return 0


def tell_addresses(verb: str, arguments: list[str]) -> None:
    """Gives Django the running servers; the caller's environment wins. Raises Problem."""
    place = home()
    facts = None if verb in WITH_OWN_SERVERS else environment.read_runtime(place)
    needless = verb.startswith("-") or verb in WITHOUT_DATABASE | WITH_OWN_SERVERS or "--help" in arguments
    if facts:
        found: dict[str, str] = facts["env"]
    elif needless or len(environment.given_addresses()) == 2:
        found = environment.without_servers(place)
    else:
        raise Problem("系统没有运行；请先运行 python3 manage.py up", "nothing is running; run up first")
    environment.adopt(found)
    os.environ.setdefault("AFTERSALES_HOME", str(place.path))
