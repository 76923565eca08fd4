"""Which requirements of the catalogue are proven by a test."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aftersales.quality.files import ROOT, files, name

CATALOGUE = ROOT / "docs" / "requirements.md"
CHAPTER = re.compile(r"^## (\d+\. .+)$")
LINE = re.compile(r"^- \*\*([A-Z]{2,4}-\d+)\*\*")


@dataclass
class Chapter:
    """A chapter of the catalogue with its requirements in their order."""

    title: str
    ids: list[str] = field(default_factory=list)


def catalogue() -> list[Chapter]:
    """All chapters that hold requirements."""
    chapters: list[Chapter] = []
    for line in CATALOGUE.read_text(encoding="utf-8").splitlines():
        if chapter := CHAPTER.match(line):
            chapters.append(Chapter(chapter[1]))
        elif found := LINE.match(line):
            chapters[-1].ids.append(found[1])
    return [chapter for chapter in chapters if chapter.ids]


def marks() -> dict[str, list[str]]:
    """Requirement to the tests that carry its mark, read from the source of the tests."""
    found: dict[str, list[str]] = {}
    for path in files(".py", "tests"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for test, requirement in _marked(tree):
            found.setdefault(requirement, []).append(f"{name(path)}::{test}")
    return found


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Test and requirement of every mark on a test, a class or one of its cases, or on all tests of a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            parts = (part for decorator in node.decorator_list for part in ast.walk(decorator))
            yield from ((node.name, requirement) for part in parts for requirement in _ids(part))
        elif isinstance(node, ast.Assign) and _is_pytestmark(node):
            yield from (("*", requirement) for part in ast.walk(node.value) for requirement in _ids(part))


def _is_pytestmark(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets)


def _ids(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.requirement":
        return [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
    return []
