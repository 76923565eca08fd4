"""The rooms in their order, and their source files."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [
    "core",
    "org",
    "notifications",
    "knowledge",
    "packs",
    "customers",
    "deadlines",
    "tickets",
    "parts",
    "warranty",
    "dispatch",
    "followups",
    "emergency",
    "workforce",
    "privacy",
    "reports",
]


@cache
def sources(*folders: str) -> list[tuple[str, ast.Module]]:
    """Path from the root and syntax tree of every Python file below the folders, without migrations."""
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in found
        if "migrations" not in path.parts
    ]


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with its dotted name; `rows.filter().update` is `.update`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """`a.b.c` for names and attributes, "" for everything else on the left."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def part_of(path: str) -> str:
    """The part of a room a file belongs to: org/views/home.py is "views", org/rules.py "rules"."""
    inside = path.split("/")[1]
    return inside.removesuffix(".py")
