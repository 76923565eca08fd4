"""Colour families of codes: each status has one, the same on every screen."""

from collections.abc import Mapping

TONES = frozenset({"muted", "primary", "info", "ok", "warn", "danger"})
_registered: dict[str, dict[str, str]] = {}


def register_tones(kind: str, tones: Mapping[str, str]) -> None:
    """Names the tone of each code of a kind; rooms call it when they load. Unknown tones are refused."""
    if unknown := set(tones.values()) - TONES:
        raise ValueError(f"unknown tones: {sorted(unknown)}")
    _registered.setdefault(kind, {}).update(tones)


def tone_of(kind: str, code: str) -> str:
    """The tone of a code, "muted" where none is registered."""
    return _registered.get(kind, {}).get(code, "muted")
