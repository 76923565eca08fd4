"""Very many customers with a number each, written by COPY, and how fast a caller is found among them."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import product
from typing import Any

from django.db import connection, transaction
from django.test import Client

from benchmarks.bench.timing import Cost, cost
from customers.naming import query_words, search_words
from org.models import Unit

FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力"
FIRST = 1_000_000_000_000  # keys far from all others
AT_ONCE = 100_000
NUMBER = (
    "SELECT c.name, k.name FROM customers_contact c JOIN customers_customer k "
    "ON k.stream_id = c.customer_id WHERE c.{} = %s LIMIT 50"
)
WORDS = (
    "SELECT stream_id, name FROM customers_customer WHERE search_words @> %s::varchar[] "
    "ORDER BY stream_id DESC LIMIT 50"
)


def populate(count: int, unit: Unit, *, at: datetime) -> None:
    """So many customers with one contact each; names repeat, numbers do not."""
    names = ["".join(one) for one in product(FAMILY, GIVEN, GIVEN)]
    words = [search_words([name]) for name in names]
    with transaction.atomic(), connection.cursor() as cursor:
        for begin in range(0, count, AT_ONCE):
            numbers = range(begin, min(begin + AT_ONCE, count))
            _copy(cursor, "core_stream (id, kind, opened_at)", _streams(numbers, at))
            _copy(
                cursor,
                "customers_customer (stream_id, name, kind, region_id, note, search_words)",
                _customers(numbers, names, words, unit),
            )
            _copy(
                cursor,
                "customers_contact (customer_id, name, phone, phone_tail, email, holds_number, is_primary)",
                _contacts(numbers, names),
            )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _streams(numbers: range, at: datetime) -> Iterator[tuple[Any, ...]]:
    return ((FIRST + number, "customer", at.isoformat()) for number in numbers)


def _customers(
    numbers: range, names: list[str], words: list[list[str]], unit: Unit
) -> Iterator[tuple[Any, ...]]:
    for number in numbers:
        place = number % len(names)
        listed = "{" + ",".join(words[place]) + "}"
        yield FIRST + number, names[place], "person", unit.pk, "", listed


def _contacts(numbers: range, names: list[str]) -> Iterator[tuple[Any, ...]]:
    for number in numbers:
        phone = _phone(number)
        yield FIRST + number, names[number % len(names)], phone, phone[-4:], "", "t", "t"


def _phone(number: int) -> str:
    return f"137{number * 7919 % 100_000_000:08d}"


def _copy(cursor: Any, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    page = io.StringIO("".join("\t".join(map(str, row)) + "\n" for row in rows))
    cursor.copy_expert(f"COPY {table} FROM STDIN", page)


def lookups(browser: Client, runs: int, fetch: Callable[..., None]) -> Iterator[tuple[str, Cost, Cost]]:
    """Name, raw SQL and ours for each way a caller is found."""
    phone = _phone(4711)
    name = FAMILY[3] + GIVEN[5] + GIVEN[9]
    card = partial(browser.post, "/intake/card/", {"phone": phone})
    ways: list[tuple[str, Callable[[], Any], str, Any]] = [
        ("caller's card by number", card, NUMBER.format("phone"), phone),
        ("customers, phone tail", _page(browser, phone[-4:]), NUMBER.format("phone_tail"), phone[-4:]),
        ("customers, name of 3", _page(browser, name), WORDS, query_words(name)),
        ("customers, initials", _page(browser, "lqy"), WORDS, query_words("lqy")),
    ]
    for title, ask, sql, value in ways:
        yield title, cost(partial(fetch, sql, [value]), runs), cost(partial(_ok, ask), runs)


def _page(browser: Client, words: str) -> Callable[[], Any]:
    return partial(browser.get, "/customers/", {"q": words})


def _ok(ask: Callable[[], Any]) -> None:
    answer = ask()
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")
