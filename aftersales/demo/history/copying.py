"""Copies of a life: other days, other people, other numbers, written with COPY."""

import io
import json
import random
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from django.db import connection

from aftersales.demo.history.rows import Column, Table, tables
from core.models import Stream
from org.models import User

DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
NUMBER = re.compile(r"^[A-Z]{2}-\d{4}-\d{6}$")
SHIFTED = frozenset({"timestamp with time zone", "date", "tstzrange", "daterange"})
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
# Rows of these names are named in facts by their key.
FACTS = {"order": "dispatch_workorder", "approval": "org_approval"}
USERS = User._meta.db_table


@dataclass
class Change:
    """What is different in one copy: days, rows of other tables by key, names and numbers by their text."""

    days: int
    keys: dict[str, dict[str, str]]
    words: dict[str, str]
    numbers: dict[str, Iterator[str]]
    chance: random.Random


@lru_cache(maxsize=100_000)
def _day(text: str, days: int) -> str:
    return (date.fromisoformat(text) + timedelta(days=days)).isoformat()


class Press:
    """Collects copies and writes them table by table."""

    def __init__(self) -> None:
        self.pages = {table.name: io.StringIO() for table in tables()}
        self.spare: dict[str, Iterator[int]] = {}

    def copy(self, life: dict[str, list[list[str | None]]], change: Change) -> str:
        """Add one copy; returns the key of its ticket."""
        for table in tables():
            if table.sequence:
                known = change.keys.setdefault(table.name, {})
                known.update({str(row[table.key]): str(self._next(table)) for row in life[table.name]})
        for table in tables():
            page = self.pages[table.name]
            for row in life[table.name]:
                page.write("\t".join(self._values(table, row, change)) + "\n")
        return change.keys[Stream._meta.db_table][str(life[Stream._meta.db_table][0][0])]

    def _next(self, table: Table) -> int:
        for number in self.spare.get(table.name, ()):
            return number
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(%s) FROM generate_series(1, 5000)", [table.sequence])
            self.spare[table.name] = iter([row[0] for row in cursor.fetchall()])
        return next(self.spare[table.name])

    def _values(self, table: Table, row: list[str | None], change: Change) -> Iterable[str]:
        for column, value in zip(table.columns, row, strict=True):
            if value is None:
                yield "\\N"
            elif column.points_at:
                known = change.keys.get(_table_of(column.points_at), {})
                yield known.get(value, value)
            else:
                yield self._plain(table, column, value, change)[: column.most].translate(ESCAPES)

    def _plain(self, table: Table, column: Column, value: str, change: Change) -> str:
        name, kind = column.name, column.kind
        if name == "id" and table.sequence:
            return change.keys[table.name][value]
        if kind in SHIFTED:
            return DAY.sub(lambda found: _day(found[0], change.days), value)
        if kind == "uuid":
            return str(uuid.UUID(int=change.chance.getrandbits(128), version=4))
        if kind == "jsonb":
            return json.dumps(_facts(json.loads(value), change), ensure_ascii=False)
        if name in ("actor_id", "on_behalf_of_id", "added_by_id"):
            return change.keys[USERS].get(value, value)
        return _words(value, change)

    def write(self) -> None:
        """Hand everything to the database and begin anew; foreign keys are checked at the end."""
        with connection.cursor() as cursor:
            for table in tables():
                page = self.pages[table.name]
                page.seek(0)
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                cursor.copy_expert(f"COPY {table.name} ({columns}) FROM STDIN", page)
                self.pages[table.name] = io.StringIO()


@cache
def _table_of(name: str) -> str:
    """The table whose key it is: a ticket's is its stream's, a complaint's its ticket's."""
    table = next((one for one in tables() if one.name == name), None)
    above = table.columns[table.key].points_at if table else ""
    return _table_of(above) if above else name


def _words(value: str, change: Change) -> str:
    if NUMBER.match(value):
        if value not in change.words:
            change.words[value] = next(change.numbers[value[:2]])
        return change.words[value]
    return change.words.get(value, value)


def _facts(facts: Any, change: Change, name: str = "") -> Any:
    """The same facts about the copy: its keys, names, numbers and days."""
    if isinstance(facts, dict):
        return {key: _facts(value, change, key) for key, value in facts.items()}
    if isinstance(facts, list):
        return [_facts(value, change, name) for value in facts]
    if isinstance(facts, str):
        return _words(DAY.sub(lambda found: _day(found[0], change.days), facts), change)
    if isinstance(facts, int) and not isinstance(facts, bool):
        return _key(facts, name, change)
    return facts


def _key(value: int, name: str, change: Change) -> int:
    named = FACTS.get(name, "")
    candidates = [named] if named else [table.name for table in tables() if table.name.endswith(f"_{name}")]
    for table in candidates:
        if found := change.keys.get(table, {}).get(str(value)):
            return int(found)
    return value
