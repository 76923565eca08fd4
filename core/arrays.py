"""Columns of many rows as arrays for one statement: a text each, which the server reads faster than a list of values."""

from collections.abc import Iterable


def array(values: Iterable[object]) -> str:
    """Numbers, instants, days, marks and words as the text of an array; None is NULL."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
