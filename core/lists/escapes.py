"""Cells that a spreadsheet would take for a formula: made harmless on the way out, read back unchanged."""

import re

DANGEROUS = re.compile(r"^[=+\-@\t\r＝＋－＠]")
ESCAPED = re.compile(r"^'[=+\-@\t\r＝＋－＠]")


def escape(cell: str) -> str:
    """A quote before what begins like a formula."""
    return f"'{cell}" if DANGEROUS.match(cell) else cell


def unescape(cell: str) -> str:
    """The cell as it was before `escape`."""
    return cell[1:] if ESCAPED.match(cell) else cell
