"""The typesetter's own process: reads an order from its input, writes the document to its output.

Started with `python -I`; knows nothing of Django, holds no connection, sees only its folder and the fonts.
"""

import json
import resource
import shutil
import sys
from pathlib import Path

import typst

MOST_MEMORY = 3 * 1024**3
MOST_SECONDS = 120


def main() -> None:
    """One document."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    order = json.load(sys.stdin)
    root = Path(order["root"])
    shutil.copytree(order["templates"], root, dirs_exist_ok=True)
    made = typst.compile(
        str(root / order["template"]),
        root=str(root),
        font_paths=[order["fonts"]],
        ignore_system_fonts=True,
        format=order["format"],
        ppi=order.get("ppi"),
        sys_inputs={"data": order["data"]},
        package_path=str(root / "none"),
        package_cache_path=str(root / "none"),
    )
    sys.stdout.buffer.write(made)


main()
