"""Nothing is left half done: migrations, leftovers, languages."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.architecture.house import ROOMS, ROOT

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
FOLDERS = [*ROOMS, "aftersales", "templates", "static/src", "tests", "benchmarks", "deploy", "docs"]
ENDINGS = {".py", ".html", ".js", ".mjs", ".css", ".md", ".toml", ".yml"}
MAY_NAME_THEM = {"tests/architecture/test_finished.py", "docs/requirements.md", "docs/structure.md"}


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_no_unfinished_work_is_left() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in ENDINGS]
    names = {path.relative_to(ROOT).as_posix(): path for path in files}
    found = [
        name
        for name, path in names.items()
        if name not in MAY_NAME_THEM and UNFINISHED.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_chinese_comes_first_and_english_second() -> None:
    assert [code for code, _ in settings.LANGUAGES] == ["zh-hans", "en"]
