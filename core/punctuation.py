"""Signs between pieces of text, in the form of the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

LATIN = {"，": ", ", "、": ", ", "；": "; ", "：": ": ", "（": " (", "）": ")", "。": ". "}


def mark(sign: str) -> str:
    """A Chinese sign as it stands for readers of Chinese, else the Latin one with its space."""
    return sign if (get_language() or "zh").startswith("zh") else LATIN[sign]


def clauses(sentences: Iterable[Any]) -> str:
    """Sentences as one; the full stop of each but the last gives way to the mark between two."""
    *first, last = [str(one) for one in sentences] or [""]
    return mark("；").join([*(one.rstrip("。.；;") for one in first), last])
