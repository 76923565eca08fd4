"""The texts that ship with the product; what a company has changed stays as it is."""

import tomllib
from pathlib import Path

from django.db import transaction

from knowledge.models import NormPoint, Script, Snippet

LIBRARY = Path(__file__).resolve().parents[1] / "library.toml"


@transaction.atomic
def install() -> int:
    """Add the shipped scripts of situations that have none, the snippets that are missing, and
    the norms of pages that have none. Returns how many rows were added; safe to repeat.
    """
    texts = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return _scripts(texts["scripts"]) + _snippets(texts["snippets"]) + _norms(texts["norms"])


def _scripts(texts: list[dict[str, str]]) -> int:
    known = set(Script.objects.values_list("situation", flat=True))
    rows = [Script(**text) for text in texts if text["situation"] not in known]
    return len(Script.objects.bulk_create(rows))


def _snippets(texts: list[dict[str, str]]) -> int:
    known = set(Snippet.objects.filter(owner=None).values_list("code", flat=True))
    rows = [Snippet(**text) for text in texts if text["code"] not in known]
    return len(Snippet.objects.bulk_create(rows))


def _norms(texts: list[dict[str, str]]) -> int:
    known = set(NormPoint.objects.values_list("page", flat=True))
    rows = [NormPoint(rank=rank, **text) for rank, text in enumerate(texts, 1) if text["page"] not in known]
    return len(NormPoint.objects.bulk_create(rows))
