"""Lines for the person at the terminal."""

import sys
from pathlib import Path
from unicodedata import east_asian_width

TAIL = 15  # lines of each log that are shown after a failure


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def show_logs(logs: Path) -> None:
    """The ends of all logs, before they are thrown away."""
    for path in sorted(logs.glob("*.log")):
        say(f"--- {path.name}")
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL:]:
            say(line)


def wide(text: str, columns: int) -> str:
    """Padded to so many columns of a terminal, in which Chinese characters take two."""
    width = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * max(columns - width, 1)
