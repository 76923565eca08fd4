"""The examples of docs/api.md are requests, and their answers what comes back."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

DOCS = Path(__file__).parents[3] / "docs" / "api.md"
BLOCK = re.compile(r"(?:^    .*\n?)+", re.MULTILINE)
REQUEST = re.compile(r"(GET|POST) (/api/v1/(?:deadlines|calendars)/\S*)\n?(.*)", re.DOTALL)


def examples() -> list[Any]:
    """Method, address, body, status and stated part of the answer of each request."""
    blocks = [
        re.sub("^    ", "", block, flags=re.MULTILINE) for block in BLOCK.findall(DOCS.read_text("utf-8"))
    ]
    found = []
    for block, answer in itertools.pairwise(blocks):
        if asked := REQUEST.fullmatch(block):
            status, _line, stated = answer.partition("\n")
            body = json.loads(asked[3]) if asked[3].strip() else None
            found.append(pytest.param(asked[1], asked[2], body, int(status), json.loads(stated), id=asked[2]))
    return found


def part(told: Any, stated: Any) -> Any:
    """What was told, cut down to the fields that are stated."""
    if isinstance(stated, dict) and isinstance(told, dict):
        return {name: part(told.get(name), one) for name, one in stated.items()}
    if isinstance(stated, list) and isinstance(told, list) and len(stated) == len(told):
        return [part(one, other) for one, other in zip(told, stated, strict=True)]
    return told


@pytest.mark.parametrize(("method", "path", "body", "status", "stated"), examples())
def test_an_example_is_what_comes_back(
    house: str, db: None, method: str, path: str, body: Any, status: int, stated: Any
) -> None:
    send = getattr(Client(), method.lower())
    more = {"data": body, "content_type": "application/json"} if body else {}
    answer = send(path, headers={"Authorization": f"Bearer {house}"}, **more)
    assert (answer.status_code, part(answer.json(), stated)) == (status, stated)


def test_all_examples_are_found() -> None:
    assert len(examples()) == 6
