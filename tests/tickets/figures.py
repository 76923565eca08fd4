"""Later versions of pack figures for tests."""

from pathlib import Path

from packs.operations import LIBRARY
from tests.factories.packs import load_text


def raise_urgent_reply(*, hours: int, since: str) -> None:
    """A second version of the service levels with another urgent reply time."""
    text = Path(LIBRARY / "service_levels_2026-1.toml").read_text(encoding="utf-8")
    head = text.replace("version = 1", f"version = 2\neffective_from = {since}", 1)
    load_text(head.replace("target = { hours = 2 }", f"target = {{ hours = {hours} }}", 1))
