"""Chained seals of ledgers: each row's seal covers the one before, so that tampering shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def canonical(values: Any) -> str:
    """One text for equal values, whatever the order of their keys."""
    return json.dumps(
        values, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def seal(before: str, values: Mapping[str, Any]) -> str:
    """The seal of a row with these values after the row sealed `before`; empty for the first."""
    return hashlib.sha256(f"{before}\n{canonical(values)}".encode()).hexdigest()


def first_broken(rows: Iterable[tuple[Mapping[str, Any], str]]) -> int | None:
    """The place of the first row whose seal does not fit, in the order of the chain; None where all fit."""
    before = ""
    for place, (values, held) in enumerate(rows):
        if seal(before, values) != held:
            return place
        before = held
    return None
