"""The desk of the group at a frozen instant, with what it types."""

from tests.tickets.views.conftest import _frozen, hotline, typed

__all__ = ["_frozen", "hotline", "typed"]
