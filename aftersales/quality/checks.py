"""Every check of the source, as one table of programs."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aftersales.quality.files import ROOT, files

DJANGO = [sys.executable, "-m", "django"]
DEPLOY = ["check", "--deploy", "--fail-level", "WARNING"]
# A company's server behind TLS; no server is asked anything.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "aftersales.settings",
    "DATABASE_URL": "postgresql://aftersales:none@127.0.0.1:1/aftersales",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "ALLOWED_HOSTS": "service.example.com",
    "PUBLIC_BASE_URL": "https://service.example.com",
    "DEBUG": "",
    "BEHIND_TLS": "1",
    "AFTERSALES_HOME": str(ROOT / ".aftersales"),
}


@dataclass(frozen=True)
class Check:
    """One program that must end without complaint."""

    title: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a check said; `output` is for people."""

    title: str
    passed: bool
    output: str


def checks() -> list[Check]:
    """All checks, the quickest first."""
    here = Path(sys.executable).parent
    templates = [str(path) for path in files(".html", "templates")]
    deploy = PRODUCTION | {"SECRET_KEY": secrets.token_urlsafe(50)}
    return [
        Check("ruff check", [str(here / "ruff"), "check", "."]),
        Check("ruff format", [str(here / "ruff"), "format", "--check", "."]),
        Check("templates", [str(here / "djade"), "--check", "--target-version", "5.2", *templates]),
        Check("import contracts", [str(here / "lint-imports"), "--no-cache"]),
        Check("types of core and deadlines", [sys.executable, "-m", "mypy"]),
        Check("migrations", [*DJANGO, "makemigrations", "--check", "--dry-run"], deploy),
        Check("deploy", [sys.executable, "-W", "error", *DJANGO[1:], *DEPLOY], deploy),
    ]


def run(wanted: list[Check]) -> Iterator[Outcome]:
    """The outcomes one by one; a check that fails does not keep the others from running."""
    for check in wanted:
        answer = subprocess.run(
            check.command,
            cwd=ROOT,
            env=_environment() | check.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        yield Outcome(check.title, answer.returncode == 0, answer.stdout.strip())


def _environment() -> dict[str, str]:
    """The caller's environment without what browser tests set for themselves."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
