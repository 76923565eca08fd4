"""Lists taken over from other systems, for their pages."""

from typing import Any

from core.pages import Page, keyset
from tickets.models import ImportBatch
from tickets.models.imports import RowState


def batches(*, cursor: str | None) -> Page:
    """One page of batches, newest first."""
    rows = ImportBatch.objects.select_related("started_by")
    return keyset(rows, order=("-pk",), cursor=cursor)


def rejected_rows(batch: ImportBatch, *, cursor: str | None) -> Page:
    """One page of the rows that were not taken in, in the order of the file."""
    rows: Any = batch.rows.filter(state=RowState.REJECTED)
    return keyset(rows, order=("line",), cursor=cursor)
