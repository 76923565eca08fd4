"""A worker that is killed in the middle of its work: its statement never reaches the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from django.db import connection

LATEST = 120
"""A killed round dies at one of so many first statements."""


class KilledError(BaseException):
    """No handler may catch it, as none catches kill -9."""


@contextmanager
def dying(random: Random, *, chance: float) -> Iterator[list[bool]]:
    """With some chance the work inside dies at a random statement, and what was not committed is gone.

    The list given is no longer empty afterwards when it did.
    """
    died: list[bool] = []
    if random.random() >= chance:
        yield died
        return
    left = random.randrange(1, LATEST)

    def cut(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        if "SAVEPOINT" not in str(sql):
            left -= 1
            if left == 0:
                raise KilledError
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(cut):
            yield died
    except KilledError:
        died.append(True)
