"""One written form of what people type."""

import unicodedata


def tidy(text: str) -> str:
    """Full-width Latin made plain, control characters and doubled spaces gone."""
    plain = unicodedata.normalize("NFKC", text or "")
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in plain).split())


def alike(text: str) -> str:
    """By what two spellings of a name are one: width, case and spaces count for nothing."""
    return "".join(tidy(text).casefold().split())
