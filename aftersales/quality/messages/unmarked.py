"""Chinese words that nobody asked to have translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType

from aftersales.quality.files import files, name
from aftersales.quality.messages.marked import HAN, KEYWORDS, sources

# A company's own words (the demo, the gallery), what the console says, and what rules look for in people's words.
DATA = (
    "aftersales/demo/",
    "aftersales/management/commands/prepare.py",
    "core/views/gallery.py",
    "customers/naming.py",
    "customers/phones.py",
    "org/operations/calendar.py",
    "templates/core/gallery/",
    "tickets/importing/",
    "tickets/management/commands/",
)
MEANT = re.compile(r"#\s*words of the field")
TRANSLATED = re.compile(r"_\(\s*(\"[^\"]*\"|'[^']*')\s*\)")
INSIDE = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}


def unmarked() -> list[str]:
    """`file:line words` of each."""
    found = [*_all(sources(), in_python), *_all(files(".html", "templates"), in_template)]
    return sorted(one for one in found if not one.startswith(DATA))


def _all(paths: list[Path], read: object) -> Iterator[str]:
    for path in paths:
        for line, words in read(path.read_text(encoding="utf-8")):  # type: ignore[operator]
            yield f"{name(path)}:{line} {words}"


def in_python(source: str) -> Iterator[tuple[int, str]]:
    """Line and words; docstrings, marked texts and lines with `# words of the field` are meant to be so."""
    tree, lines = ast.parse(source), source.splitlines()
    fine = {id(node) for part in ast.walk(tree) for node in _accounted(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in fine:
            span = lines[node.lineno - 1 : node.end_lineno]
            if HAN.search(node.value) and not any(MEANT.search(line) for line in span):
                yield node.lineno, node.value.strip()


def _accounted(part: ast.AST) -> Iterator[ast.AST]:
    """Constants of this part that need no further mark."""
    if isinstance(part, ast.Module | ast.ClassDef | ast.FunctionDef) and part.body:
        first = part.body[0]
        yield from [first.value] if isinstance(first, ast.Expr) else []
    elif isinstance(part, ast.Call) and _called(part) in KEYWORDS:
        yield from (node for argument in part.args for node in ast.walk(argument))


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def in_template(source: str) -> Iterator[tuple[int, str]]:
    """Line and words outside the tags that translate."""
    until = ""
    for token in Lexer(source).tokenize():
        word = token.split_contents()[0] if token.token_type == TokenType.BLOCK else ""
        if until:
            until = "" if word == until else until
        elif word in INSIDE:
            until = INSIDE[word]
        elif token.token_type != TokenType.COMMENT and word not in ("translate", "trans"):
            lines = TRANSLATED.sub("", token.contents).splitlines()
            yield from ((token.lineno + n, one.strip()) for n, one in enumerate(lines) if HAN.search(one))
