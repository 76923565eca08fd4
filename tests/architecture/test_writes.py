"""Only operations write rows, and only pages, tasks and commands read the clock."""

import ast

import pytest

from tests.architecture.house import ROOMS, calls, part_of, sources

WRITING = {
    "save",
    "create",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "save_m2m",
}
WRITERS = {"operations", "importing"}
ALSO_WRITE = {
    "notifications/gateways/sink.py",  # stands in for a gateway that keeps what it was given
    "packs/queries.py",  # names a set of versions when it is first asked for
}
NOT_ROWS = (
    "cache.",
    "session.",
    "request.session.",
    "form.",
    "picture.",
    "upright.",
    "book.",
    "workbook.",
    "word.",
)
CLOCKS = {
    "now",
    "clock.now",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
}
READERS = {"views", "api", "tasks", "management", "doors", "exports"}
# A page's own parts, drawn while a view answers; the scope of a request is that of its day.
ALSO_READ = {
    "core/clock.py",
    "core/context.py",
    "core/templatetags/ui.py",
    "org/scope.py",
}


def writes(node: ast.Call, name: str) -> bool:
    """Does the call change rows? `update` does with keywords only, as querysets take nothing else."""
    verb = name.rpartition(".")[2]
    if "." not in name or name.startswith(NOT_ROWS):
        return False
    return verb in WRITING or (verb == "update" and bool(node.keywords) and not node.args)


@pytest.mark.parametrize("room", ROOMS[1:])
def test_only_operations_write(room: str) -> None:
    found = {
        f"{path}:{node.lineno} {name}"
        for path, tree in sources(room)
        if part_of(path) not in WRITERS and path not in ALSO_WRITE
        for node, name in calls(tree)
        if writes(node, name)
    }
    assert found == set()


@pytest.mark.parametrize("room", ROOMS)
def test_only_pages_tasks_and_commands_read_the_clock(room: str) -> None:
    found = {
        f"{path}:{node.lineno} {name}"
        for path, tree in sources(room)
        if part_of(path) not in READERS and path not in ALSO_READ
        for node, name in calls(tree)
        if name in CLOCKS
    }
    assert found == set()


def test_the_writing_rule_sees_what_it_should() -> None:
    tree = ast.parse("rows.filter(a=1).update(b=2)\nrow.save()\nM.objects.create()\nd.update({1: 2})\nf(x)")
    assert {name for node, name in calls(tree) if writes(node, name)} == {
        ".update",
        "row.save",
        "M.objects.create",
    }
