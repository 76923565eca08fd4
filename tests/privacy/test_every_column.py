"""No text column of the house is forgotten: each is declared as personal, or known not to be."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.doors import ERASERS
from tests.privacy.columns import NOT_PERSONAL, ROOMS

TEXTS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    ArrayField,
    models.FileField,
)
LIBRARIES = {"admin", "auth", "contenttypes", "sessions", "axes"}


def text_columns() -> Iterator[str]:
    """Columns that may hold free text, as app.Model.column."""
    for model in apps.get_models():
        if model._meta.app_label in LIBRARIES | ROOMS or not model._meta.managed:
            continue
        for column in model._meta.concrete_fields:
            inner = getattr(column, "base_field", column)
            if isinstance(column, TEXTS) and not inner.choices:
                yield f"{model._meta.label}.{column.name}"


def declared() -> set[str]:
    return {
        f"{holding.model._meta.label}.{column}"
        for eraser in ERASERS
        for holding in eraser.holdings
        for column in holding.columns
    }


def test_every_text_column_is_declared_or_known_not_to_be_personal() -> None:
    assert set(text_columns()) - declared() - NOT_PERSONAL == set()


def test_no_column_is_both_or_gone() -> None:
    assert declared() & NOT_PERSONAL == set()
    assert NOT_PERSONAL - set(text_columns()) == set()
