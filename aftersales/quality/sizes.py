"""How large the pieces are: files, functions, templates, tests."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from aftersales.quality.files import files, name

SHOWN = 10


@dataclass(frozen=True)
class Sizes:
    """Lines of each piece of a kind, the largest first."""

    title: str
    pieces: list[tuple[int, str]]

    @property
    def summary(self) -> str:
        """Count, median and 95th percentile."""
        lines = [size for size, _ in self.pieces]
        if len(lines) < 2:
            return f"{self.title}: {len(lines)}"
        p95 = round(quantiles(lines, n=20)[-1])
        return f"{self.title}: {len(lines)}, median {median(lines):.0f}, p95 {p95}"

    @property
    def largest(self) -> list[tuple[int, str]]:
        return self.pieces[:SHOWN]


def measure() -> list[Sizes]:
    """The four kinds that the house watches."""
    sources = [path for path in files(".py") if not name(path).startswith("tests/")]
    tests = files(".py", "tests")
    return [
        _sorted("files", ((_lines(path), name(path)) for path in [*sources, *tests])),
        _sorted("functions", (piece for path in sources for piece in _functions(path))),
        _sorted("templates", ((_lines(path), name(path)) for path in files(".html", "templates"))),
        _sorted("tests", (piece for path in tests for piece in _functions(path, "test_"))),
    ]


def _sorted(title: str, pieces: Iterable[tuple[int, str]]) -> Sizes:
    return Sizes(title, sorted(pieces, reverse=True))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path, beginning: str = "") -> list[tuple[int, str]]:
    """Lines of each function from `def` to its end, docstring included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{name(path)}:{node.name}")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(beginning)
    ]
