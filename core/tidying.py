"""One written form of what people type."""

import unicodedata


def tidy(text: str) -> str:
    """Full-width Latin made plain, control characters and doubled spaces gone."""
    plain = unicodedata.normalize("NFKC", text or "")
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in plain).split())
