"""Films of phones: kept as they are but for the place where they were taken."""

import re
from collections.abc import Iterator
from typing import IO

# Position as phones write it into a film's head: +31.2304+121.4737+004.0/
POSITION = re.compile(rb"[+-]\d{1,3}\.\d{2,}[+-]\d{1,3}\.\d{2,}(?:[+-]\d+(?:\.\d+)?)?/?")
DIGIT = re.compile(rb"\d")
MOST_HEAD = 32 * 1024 * 1024


def forget_place(file: IO[bytes]) -> None:
    """Overwrite positions in the film's head (`moov`) with zeros; the length stays, the film plays on."""
    for start, size in _heads(file):
        file.seek(start)
        head = file.read(min(size, MOST_HEAD))
        clean = POSITION.sub(lambda found: DIGIT.sub(b"0", found[0]), head)
        if clean != head:
            file.seek(start)
            file.write(clean)


def _heads(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Where the `moov` boxes of an MP4, MOV or 3GP lie; nothing for other containers."""
    place, end = 0, file.seek(0, 2)
    while place + 8 <= end:
        file.seek(place)
        size = int.from_bytes(file.read(4), "big")
        name = file.read(4)
        if size == 1:
            size = int.from_bytes(file.read(8), "big")
        size = size or end - place
        if size < 8:
            return
        if name == b"moov":
            yield place, size
        place += size
