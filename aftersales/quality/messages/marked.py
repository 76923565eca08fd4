"""The marked texts of the source: what Python files, templates and pack files ask to have translated."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from aftersales.quality.files import files, name

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "later": None,
    "written": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# What a page shows of a pack file; the rest are words that the rules look for.
SHOWN = frozenset({"title", "source", "unit", "shown"})
ELSEWHERE = ("tests/", "benchmarks/", "aftersales/local/", "aftersales/quality/", "manage.py")
LITERAL = r"[uU]?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b(gettext|ngettext|pgettext|_)\(\s*({LITERAL})(?:\s*,\s*({LITERAL}))?", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """One text: its words, those of the plural, the context that tells it from its twin."""

    words: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.words


def texts() -> dict[Text, list[str]]:
    """Every marked text to the files that show it."""
    found: dict[Text, list[str]] = {}
    for path in [*sources(), *files(".html", "templates"), *files(".typ", "templates"), *library()]:
        for text in _of(path):
            where = found.setdefault(text, [])
            if name(path) not in where:
                where.append(name(path))
    return found


def sources() -> list[Path]:
    """Python files of the product."""
    return [path for path in files(".py") if not name(path).startswith(ELSEWHERE)]


def library() -> list[Path]:
    return files(".toml", "packs/library")


def _of(path: Path) -> Iterator[Text]:
    if path.suffix == ".py":
        yield from in_python(path)
    elif path.suffix == ".toml":
        yield from in_pack(tomllib.loads(path.read_text(encoding="utf-8")))
    else:
        yield from in_template(path.read_text(encoding="utf-8"))


def in_python(path: Path) -> Iterator[Text]:
    with path.open("rb") as source:
        for _line, function, words, _comments in extract_python(source, KEYWORDS.keys(), [], {}):
            yield from _text(function, words if isinstance(words, tuple) else (words,))


def in_template(source: str) -> Iterator[Text]:
    for function, first, second in CALL.findall(templatize(source)):
        yield from _text(function, tuple(ast.literal_eval(part) for part in (first, second) if part))


def in_pack(part: Any) -> Iterator[Text]:
    """Headings, units and sources of a pack file."""
    inner = part.values() if isinstance(part, dict) else part
    for value in inner:
        if isinstance(value, dict | list):
            yield from in_pack(value)
    if isinstance(part, dict):
        shown = (part.get(key) for key in sorted(SHOWN))
        yield from (Text(text) for text in shown if isinstance(text, str) and HAN.search(text))


def _text(function: str, words: tuple[Any, ...]) -> Iterator[Text]:
    first, second = words[0], words[1] if len(words) > 1 else None
    if not isinstance(first, str) or not first:
        return
    if function.startswith("pgettext"):
        yield Text(str(second), context=first)
    elif function.startswith("ngettext"):
        yield Text(first, plural=str(second))
    else:
        yield Text(first)
