"""Figures of the rules stand in packs: a length or an hour that stands in code is the calendar's or the machine's."""

import ast
from collections.abc import Iterator

from tests.architecture.house import ROOMS, sources

LENGTHS = {"timedelta", "time", "Duration"}
UNITS = {0, 1}
CALENDAR = {6, 7, 4, 32, 52}
"""Days of a week, of which the last is six on; days that surely lead into the next month; weeks of a year."""
OF_THE_MACHINE = {
    "core/backups.py": "how old the newest backup may be before administrators are told",
    "core/views/gallery.py": "samples on the page of components",
    "core/views/health.py": "how long a process may be silent",
    "deadlines/operations/auditing.py": "when the sweep counts as late before packs are loaded",
    "deadlines/operations/reminding.py": "how long notices gather while sweeps still find work",
    "deadlines/views/watch.py": "the days that a table covers",
    "dispatch/queries/plans.py": "the grid of the board",
    "notifications/handlers.py": "when somebody counts as having looked on while work ended",
    "warranty/queries/case_lists.py": "a filter of a list",
}


def _stated(tree: ast.Module) -> Iterator[object]:
    """Numbers that stand in calls that make a length or an hour of the day."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LENGTHS:
            given = [*node.args, *(word.value for word in node.keywords)]
            yield from (one.value for one in given if isinstance(one, ast.Constant))


def test_no_rule_s_length_or_hour_stands_in_code() -> None:
    known = UNITS | CALENDAR
    found = {path for path, tree in sources(*ROOMS) if any(one not in known for one in _stated(tree))}
    assert found == set(OF_THE_MACHINE)
