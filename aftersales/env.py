"""Typed reading of the environment; a missing or malformed value stops the start with its name."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class Misconfigured(Exception):
    """A setting is missing or cannot be read; the message names it."""


def text(name: str, default: str | None = None) -> str:
    """Value of NAME, else the content of the file NAME_FILE, else the default."""
    if value := os.environ.get(name):
        return value
    if path := os.environ.get(f"{name}_FILE"):
        return _content(f"{name}_FILE", path)
    if default is None:
        raise Misconfigured(f"{name} (or {name}_FILE) is not set")
    return default


def _content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Misconfigured(f"{name} cannot be read: {error}") from error


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on in any case."""
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise Misconfigured(f"{name} is not a whole number: {value!r}") from error


def items(name: str, default: str = "") -> list[str]:
    """Comma-separated values without blanks."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def database(url: str, *, options: str = "", **defaults: str) -> dict[str, object]:
    """Django's DATABASES entry for postgresql://user:password@host:port/name?sslmode=require&…

    What stands behind the question mark goes to libpq as it is, before our defaults; `options` are ours for
    the session, to which the address may add its own.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured("DATABASE_URL must begin with postgresql://")
    given = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": defaults | given | {"options": f"{options} {given.get('options', '')}".strip()},
    }
