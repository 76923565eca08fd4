"""The tickets behind one number of a table: a figure and conditions, live or among frozen rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from reports.queries.content import Row
from reports.queries.figures import Asked
from reports.queries.month import Tickets
from reports.queries.spread import NONE, REST
from reports.rules import Span, month

FIELDS = {
    "channel": "channel",
    "category": "category",
    "service_type": "service_type",
    "complaint_class": "complaint__complaint_class",
    "severity": "complaint__severity",
    "founded": "complaint__founded",
}
TRUTH = {"yes": True, "no": False, NONE: None}


class BadCondition(ValueError):
    """A condition that names nothing."""


def live(asked: Asked, figure: str, given: Mapping[str, str]) -> Tickets:
    """Tickets of a figure narrowed by the conditions of the address; BadCondition for what makes no sense."""
    rows = asked.set_of(figure, _span(asked, given))
    for name, path in FIELDS.items():
        if value := given.get(name):
            rows = rows.filter(_condition(name, path, value))
    if answer := given.get("answer"):
        rows = rows.filter(answer=answer)
    if branch := given.get("branch"):
        rows = rows.filter(_branch(branch))
    return rows


def _span(asked: Asked, given: Mapping[str, str]) -> Span:
    """The period, or another month of the trend."""
    if not (text := given.get("of_month")):
        return asked.span
    try:
        return month(date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise BadCondition(text) from error


def _condition(name: str, path: str, value: str) -> Q:
    if name == "founded":
        if value not in TRUTH:
            raise BadCondition(value)
        return Q(**{path: TRUTH[value]})
    if value == NONE:
        return Q(**{f"{path}__isnull": True}) if name == "category" else Q(**{path: ""})
    if name == "category" and not value.isdigit():
        raise BadCondition(value)
    return Q(**{path: value})


def _branch(value: str) -> Q:
    if value == NONE:
        return Q(project=None)
    if not value.isdigit():
        raise BadCondition(value)
    return Q(region=value) | Q(project=value)


def frozen(rows: list[Row], figure: str, given: Mapping[str, str]) -> list[int]:
    """The same among the frozen rows of a run: ids of tickets."""
    return [row["ticket"] for row in rows if figure in row.get("sets", ()) and _holds(row, given)]


def _holds(row: Row, given: Mapping[str, str]) -> bool:
    wanted = {name: value for name, value in given.items() if name in FIELDS or name == "answer"}
    if not all(_equal(name, row[name], value) for name, value in wanted.items()):
        return False
    branch = given.get("branch")
    if branch is None:
        return True
    return row["project"] is None if branch == NONE else branch in (str(row["region"]), str(row["project"]))


def _equal(name: str, held: Any, value: str) -> bool:
    return held is TRUTH.get(value, value) if name == "founded" else str(held or NONE) == value


def opens(by: str, key: str) -> dict[str, str] | None:
    """The condition that a table's key stands for; None where no list stands behind it."""
    if not by or key == REST:
        return None
    return {"of_month" if by == "month" else by: key}
