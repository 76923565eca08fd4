"""An empty database gets its tables at once, an older one step by step: both must end alike."""

import pytest
from django.db.migrations import RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader

Node = tuple[str, str]


@pytest.fixture(scope="module")
def steps() -> MigrationLoader:
    return MigrationLoader(None, replace_migrations=False)


@pytest.fixture(scope="module")
def joined() -> MigrationLoader:
    return MigrationLoader(None)


def _single(loader: MigrationLoader) -> list[Node]:
    """The ends of the chains of single steps, without the migrations that stand for them."""
    return [node for node in loader.graph.leaf_nodes() if not loader.disk_migrations[node].replaces]


def _sql(loader: MigrationLoader, ends: list[Node]) -> set[str]:
    plan = {node for end in ends for node in loader.graph.forwards_plan(end)}
    found = [operation for node in plan for operation in loader.disk_migrations[node].operations]
    return {str(operation.sql) for operation in found if isinstance(operation, RunSQL)}


def test_the_models_are_the_same(steps: MigrationLoader, joined: MigrationLoader) -> None:
    one_by_one, at_once = steps.project_state(_single(steps)), joined.project_state()
    assert sorted(one_by_one.models) == sorted(at_once.models)
    assert MigrationAutodetector(one_by_one, at_once).changes(joined.graph) == {}


def test_the_rules_in_the_database_are_the_same(steps: MigrationLoader, joined: MigrationLoader) -> None:
    assert _sql(steps, _single(steps)) == _sql(joined, list(joined.graph.leaf_nodes()))


def test_an_empty_database_takes_no_single_step_that_was_joined(joined: MigrationLoader) -> None:
    replaced = {node for one in joined.disk_migrations.values() for node in one.replaces}
    assert replaced & set(joined.graph.nodes) == set()
