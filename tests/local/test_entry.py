"""manage.py: old Pythons are told what is needed, our verbs answer before Django."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aftersales.local import entry, environment
from aftersales.local.locks import Lock
from aftersales.local.paths import MANAGE, ROOT, Home

PRETEND_OLD = """
import runpy, sys
sys.version_info = (3, 9, 2)
sys.argv = ["manage.py", "up"]
runpy.run_path("manage.py", run_name="__main__")
"""


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_manage_py_parses_on_python_3_9() -> None:
    assert ast.parse(MANAGE.read_text(), feature_version=(3, 9)).body != []


def test_an_old_python_is_told_in_one_line() -> None:
    answer = run("-c", PRETEND_OLD, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith("需要 Python 3.11 至 3.13，当前是 3.9.2")


def test_a_command_that_needs_servers_says_to_run_up(place: Home) -> None:
    answer = run("manage.py", "showmigrations")
    assert (answer.returncode, answer.stderr.strip()) == (
        1,
        "错误：系统没有运行；请先运行 python3 manage.py up / nothing is running; run up first",
    )


def test_a_command_that_needs_no_database_runs_without_servers(place: Home) -> None:
    answer = run("manage.py", "check")
    assert (answer.returncode, answer.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.usefixtures("place")
def test_down_without_anything_running_is_no_error() -> None:
    answer = run("manage.py", "down", LC_ALL="C")
    assert (answer.returncode, answer.stderr) == (0, "没有在运行 · not running\n")


@pytest.mark.usefixtures("place")
def test_our_verbs_answer_without_the_packages() -> None:
    """Down and logs run on the bare interpreter: -S hides every installed package."""
    answer = run(
        "-S",
        "-c",
        "import sys; from aftersales.local.entry import main; sys.exit(main(['manage.py', 'logs']))",
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_commands_with_servers_of_their_own_never_meet_a_running_system(place: Home) -> None:
    environment.write_runtime(place, {"DATABASE_URL": "postgresql://live", "REDIS_URL": "redis://live"})
    lock = Lock(place.lock)
    lock.take()
    entry.tell_addresses("bench", [])
    lock.close()
    told = {name: os.environ[name] for name in environment.NOWHERE}
    assert (told, environment.given_addresses()) == (environment.NOWHERE, {})


def test_only_modules_for_inside_the_environment_import_packages() -> None:
    inside = {"database.py", "statics.py", "catalogues.py"}
    foreign = {
        file.name
        for file in (ROOT / "aftersales" / "local").glob("*.py")
        if any(map(_is_foreign, _imports(file)))
    }
    assert foreign == inside


def _imports(file: Path) -> list[str]:
    tree = ast.parse(file.read_text())
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def _is_foreign(name: str) -> bool:
    return name.split(".")[0] not in sys.stdlib_module_names | {"aftersales"}
