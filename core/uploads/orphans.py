"""Stored files that no row names: left by a crash between the file and its row."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField, Model

FOLDERS = ("attachments", "jobs", "copies")
SETTLED = timedelta(days=1)


def clean_orphans(*, at: datetime) -> int:
    """Remove files older than a day that stand in no row; returns how many."""
    count = 0
    for folder in FOLDERS:
        for name in _files(folder):
            if default_storage.get_modified_time(name) < at - SETTLED and not _named(name):
                default_storage.delete(name)
                count += 1
    return count


def _files(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    for name in files:
        yield f"{folder}/{name}"
    for name in folders:
        yield from _files(f"{folder}/{name}")


def _named(name: str) -> bool:
    return any(model._default_manager.filter(**{field: name}).exists() for model, field in _columns())


def _columns() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                yield model, field.name
