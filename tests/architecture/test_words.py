"""What people read: every event has words, every string is marked for translation."""

import ast
import re
from pathlib import Path

import pytest

from core.events import type_of
from core.words import has_words
from tests.architecture.house import ROOMS, ROOT, dotted, sources

HAN = re.compile(r"[\u3400-\u9fff]")
MARKERS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "later",
    "written",
}
# Chinese that is data, not words of the program.
DATA = {
    "core/actors.py": "name of the system in events",
    "core/erasing.py": "what stands in an erased column",
    "core/money.py": "amounts on receipts are written so in every language",
    "core/views/gallery.py": "samples for developers; the page exists with DEBUG only",
    "org/operations/calendar.py": "names of published holidays",
    "org/notices.py": "how notices of holidays are written",
    "core/lists/times.py": "how days and times are written",
    "org/places.py": "how branches are named",
    "customers/import_jobs.py": "the heading of reasons in error files",
    "customers/naming.py": "how addresses and companies are written",
    "notifications/letters/automatic.py": "how mail programs announce absence",
    "notifications/letters/text.py": "where mail programs begin to quote",
    "customers/phones.py": "how extensions are written",
    "dispatch/queries/search.py": "how days are written by who searches",
    "tickets/api/outgoing.py": "how extensions are written",
    "tickets/operations/answers.py": "how mail programs mark an answer",
}
DATA_FOLDERS = (
    "customers/importing/",  # words found in other systems' files
    "tickets/importing/",  # words found in other systems' files
    "tickets/management/",  # terminal of the administrator
    "templates/core/gallery/",  # samples for developers
)
IN_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
BLOCKS = re.compile(r"\{% (blocktranslate|comment)\b.*?\{% end\1 %\}", re.DOTALL)
COMMENTS = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
UNMARKED_IN_TAG = re.compile(r"\{% (?!translate\b|trans\b|blocktranslate\b)(.*?)%\}", re.DOTALL)


@pytest.mark.parametrize("name", sorted(name for name in type_of if not name.startswith("test.")))
def test_every_event_has_words(name: str) -> None:
    assert has_words(name) is True


def is_data(path: str) -> bool:
    return path in DATA or path.startswith(DATA_FOLDERS)


def unmarked(tree: ast.Module) -> set[str]:
    """Chinese string constants outside gettext calls; docstrings are not for people."""
    fine: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in MARKERS:
            fine |= {id(part) for argument in node.args for part in ast.walk(argument)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fine.add(id(node.value))
    return {
        f"{node.lineno} {node.value[:30]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and HAN.search(node.value)
        and id(node) not in fine
    }


@pytest.mark.parametrize("room", ROOMS)
def test_python_marks_its_words(room: str) -> None:
    found = {
        f"{path}:{words}" for path, tree in sources(room) if not is_data(path) for words in unmarked(tree)
    }
    assert found == set()


def bare(text: str) -> list[str]:
    """Chinese of a template outside translate tags, and inside tags without `_()`."""
    text = BLOCKS.sub("", text)
    in_tags = [re.sub(r"_\(.*?\)", "", tag) for tag in UNMARKED_IN_TAG.findall(text)]
    return [part for part in [IN_TAG.sub("", text), *in_tags] if HAN.search(part)]


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def test_templates_mark_their_words() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): bare(path.read_text(encoding="utf-8")) for path in templates()
    }
    assert {name: words for name, words in found.items() if words and not is_data(name)} == {}


def test_the_template_rule_sees_what_it_should() -> None:
    assert [
        bool(bare(text))
        for text in (
            "<p>你好</p>",
            '{% include "a.html" with title="你好" %}',
            '{% include "a.html" with title=_("你好") %}',
            '<p>{% translate "你好" %}</p>',
            "{% blocktranslate %}你好，{{ name }}{% endblocktranslate %}",
        )
    ] == [True, True, False, False, False]


def test_the_python_rule_sees_what_it_should() -> None:
    source = '"""文档"""\na = "裸"\nb = _("好")\nc = f"裸{a}"\nd = ngettext("一", "多", 2)'
    assert len(unmarked(ast.parse(source))) == 2


def test_scripts_hold_no_words() -> None:
    scripts = sorted((ROOT / "static" / "src" / "js").rglob("*.js"))
    assert [path.name for path in scripts if HAN.search(COMMENTS.sub("", path.read_text("utf-8")))] == []
