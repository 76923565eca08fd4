"""Names of uploaded files: shown to people, never used as a path."""

import re
import unicodedata
from pathlib import PurePath

# Marks that turn the reading direction make gpj.exe look like exe.jpg.
TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
ENDING = re.compile(r"(\.[A-Za-z0-9]{1,5})+$")


def shown_name(name: str, ending: str, *, most: int = 120) -> str:
    """The last part of a name without control characters, with the ending of what the file really is."""
    plain = PurePath((name or "").replace("\\", "/")).name
    plain = TURNING.sub("", "".join(c for c in plain if unicodedata.category(c)[0] != "C"))
    stem = ENDING.sub("", plain).strip(" .") or "file"
    return f"{stem[: most - len(ending) - 1]}.{ending}"
