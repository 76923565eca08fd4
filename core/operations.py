"""Saving a plain register row that has no rule of its own."""

from typing import TypeVar

from django.db import models, transaction

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def save_record(row: Row) -> Row:
    """Validate and save one row of a register; raises ValidationError with the fields named."""
    row.full_clean()
    row.save()
    return row
