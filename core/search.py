"""Search words of Chinese text: bigrams for content, pinyin initials for names."""

import re
from itertools import product

from pypinyin import Style, pinyin

RUN = re.compile(r"[0-9a-z]+|[\u3400-\u9fff\U00020000-\U0003ffff]+")
MOST_VARIANTS = 16


def _fold(text: str) -> str:
    return text.lower().replace("\u3000", " ")


def _is_han(run: str) -> bool:
    return not run.isascii()


def bigrams(text: str) -> list[str]:
    """Distinct index words of a text: pairs of neighbouring Chinese characters, single ones, Latin words."""
    found: set[str] = set()
    for run in RUN.findall(_fold(text)):
        if _is_han(run):
            found.update(run)
            found.update(run[i : i + 2] for i in range(len(run) - 1))
        else:
            found.add(run)
    return sorted(found)


def query_tokens(query: str) -> list[str]:
    """Index words a match must contain; empty when the query holds nothing searchable."""
    wanted: set[str] = set()
    for run in RUN.findall(_fold(query)):
        if not _is_han(run) or len(run) == 1:
            wanted.add(run)
        else:
            wanted.update(run[i : i + 2] for i in range(len(run) - 1))
    return sorted(wanted)


def initials(name: str) -> list[str]:
    """Pinyin initials of a name in every reading, most usual first: 单县 gives dx, sx and cx."""
    readings = pinyin(name, style=Style.FIRST_LETTER, heteronym=True, errors=_keep_ascii)  # type: ignore[arg-type]
    letters = [
        list(dict.fromkeys(letter[:1].lower() for letter in reading if letter)) for reading in readings
    ]
    variants = ("".join(choice) for choice in product(*(group for group in letters if group)))
    return list(dict.fromkeys(variant for variant, _ in zip(variants, range(MOST_VARIANTS), strict=False)))


def _keep_ascii(text: str) -> list[list[str]] | None:
    kept = re.findall(r"[0-9a-zA-Z]", text)
    return [[letter] for letter in kept] or None
