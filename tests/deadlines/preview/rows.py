"""Cases in one line each: facts as they are posted, and what has to come back."""

import re
from collections.abc import Callable
from typing import Any

import pytest

SHORT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?")
Row = Any


def whole(value: Any) -> Any:
    """`2026-03-10 14:00` anywhere inside, written with seconds and the offset of Shanghai."""
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    if isinstance(value, list):
        return [whole(one) for one in value]
    if isinstance(value, str) and SHORT.fullmatch(value):
        seconds = value if len(value) == 19 else f"{value}:00"
        return f"{seconds.replace(' ', 'T')}+08:00"
    return value


def row(name: str, facts: dict[str, Any], *requirements: str, **expected: Any) -> Row:
    """One case. `expected` names clocks by kind (`complete_2` is the second), `flags`, `refused`, `kinds`."""
    marks = [pytest.mark.requirement(one) for one in requirements]
    return pytest.param(whole(facts), whole(expected), id=name.replace(" ", "-"), marks=marks)


def of(subject: str, **common: Any) -> Callable[..., dict[str, Any]]:
    """Facts of one subject: common ones, and those of a case."""

    def facts(**more: Any) -> dict[str, Any]:
        return {"subject": subject, **common, **more}

    return facts


def event(kind: str, at: str | None = None, **more: Any) -> dict[str, Any]:
    return {"type": kind, **({"at": at} if at else {}), **more}


def check(answer: Any, expected: dict[str, Any]) -> None:
    """Compares what the row names with what was told."""
    told = answer.json()
    assert answer.status_code == 200, told
    clocks = {key(one): one for one in told["clocks"]}
    wanted = dict(expected)
    if "kinds" in wanted:
        assert list(clocks) == wanted.pop("kinds")
    refused = wanted.pop("refused", [])
    assert [[one["request"], one["reason"], one["field"]] for one in told["refused"]] == refused
    flags = wanted.pop("flags", {})
    assert {name: told["flags"].get(name) for name in flags} == flags
    shown = {name: {one: clocks.get(name, {}).get(one) for one in parts} for name, parts in wanted.items()}
    assert shown == wanted


def key(clock: dict[str, Any]) -> str:
    return clock["kind"] if clock["n"] == 1 else f"{clock['kind']}_{clock['n']}"
