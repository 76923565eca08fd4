"""Signs between pieces of text, in the form of the reader's language."""

from django.utils.translation import get_language

LATIN = {"，": ", ", "、": ", ", "；": "; ", "：": ": ", "（": " (", "）": ")", "。": ". "}


def mark(sign: str) -> str:
    """A Chinese sign as it stands for readers of Chinese, else the Latin one with its space."""
    return sign if (get_language() or "zh").startswith("zh") else LATIN[sign]
