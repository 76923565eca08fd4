"""Keeping lines, scripts and snippets: registers without a history."""

from typing import TypeVar

from django.db import transaction

from core.operations import save_record
from knowledge.models import Line, NormPoint, Script, Snippet

Text = TypeVar("Text", Line, NormPoint, Script, Snippet)


@transaction.atomic
def keep(*, row: Text) -> Text:
    """Save a row of a register; raises ValidationError with the fields named."""
    return save_record(row)
