"""The texts that ship with the product; what a company has changed stays as it is."""

import tomllib
from pathlib import Path

from django.db import transaction

from knowledge.models import Script, Snippet

LIBRARY = Path(__file__).resolve().parents[1] / "library.toml"


@transaction.atomic
def install() -> int:
    """Add the shipped scripts of situations that have none, and the snippets that are missing.

    Returns how many rows were added; safe to repeat.
    """
    texts = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return _scripts(texts["scripts"]) + _snippets(texts["snippets"])


def _scripts(texts: list[dict[str, str]]) -> int:
    known = set(Script.objects.values_list("situation", flat=True))
    rows = [Script(**text) for text in texts if text["situation"] not in known]
    return len(Script.objects.bulk_create(rows))


def _snippets(texts: list[dict[str, str]]) -> int:
    known = set(Snippet.objects.filter(owner=None).values_list("code", flat=True))
    rows = [Snippet(**text) for text in texts if text["code"] not in known]
    return len(Snippet.objects.bulk_create(rows))
