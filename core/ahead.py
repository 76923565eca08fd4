"""Work on the next piece while the last one is written: the server writes, the program computes."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def one_ahead(pieces: Iterable[Callable[[], T]]) -> Iterator[T]:
    """What each call returns, in order; each runs in a thread while the one before it is made use of.

    The calls must be pure: they run without the caller's connection and language. `pieces` is read by the caller's
    own thread, one further than what was returned. What a call raises is raised at its turn.
    """
    before: Future[T] | None = None
    with ThreadPoolExecutor(1) as aside:
        for piece in pieces:
            begun = aside.submit(piece)
            if before is not None:
                yield before.result()
            before = begun
        if before is not None:
            yield before.result()
