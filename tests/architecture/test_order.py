"""Who may import and point at whom."""

import ast

import pytest
from django.apps import apps
from django.db.models import Model

from tests.architecture.house import ROOMS, sources

PUBLIC = {"models", "enums", "events", "queries", "permissions", "operations"}
# Pure helpers of a room that upper rooms build on, each with its reason.
SHARED = {
    "org": {
        "rules",
        "scope",
        "calendars",
        "places",
        "views",
        "api",
    },  # scope, calendars, names of branches, guards
    "packs": {"schemas", "vocabulary"},  # a room registers the schema of the section it reads and its words
    "customers": {"phones", "naming"},  # one form of telephone numbers and names
    "deadlines": {
        "rules",
        "what_if",
        "links",
        "referrals",
        "phones",
        "preview",
    },  # arithmetic of promises; where to-dos are done
    "tickets": {"transitions", "rules"},  # the table that dispatch mirrors
}


def models() -> list[type[Model]]:
    return [
        model for room in ROOMS for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_or_stay(model: type[Model]) -> None:
    own = ROOMS.index(model._meta.app_label)
    targets = {
        field.related_model._meta.app_label
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    }
    assert {app for app in targets if app not in ROOMS or ROOMS.index(app) > own} == set()


def imported(tree: ast.Module) -> set[tuple[str, str]]:
    """Room and part of every import: `from org.models import User` is ("org", "models")."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} if "." in node.module else {f"{node.module}.{a.name}" for a in node.names}
    return {(parts[0], parts[1]) for name in names if len(parts := name.split(".")) > 1}


@pytest.mark.parametrize("room", ROOMS[1:])
def test_rooms_use_each_other_s_public_parts_only(room: str) -> None:
    private = {
        f"{path} imports {other}.{part}"
        for path, tree in sources(room)
        for other, part in imported(tree)
        if other in ROOMS[1:] and other != room and part not in PUBLIC | SHARED.get(other, set())
    }
    assert private == set()
