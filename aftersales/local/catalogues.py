"""Message catalogues, compiled with Babel; runs inside `.venv`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from aftersales.local.paths import ROOT


def compile_changed(root: Path = ROOT) -> int:
    """Compiles what is older than its source, of the root and of the apps; number of catalogues written."""
    sources = [*root.glob("locale/*/LC_MESSAGES/*.po"), *root.glob("*/locale/*/LC_MESSAGES/*.po")]
    changed = [po for po in sources if not _is_current(po)]
    for po in changed:
        _compile(po)
    return len(changed)


def _is_current(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], domain=po.stem)
    fresh = po.with_suffix(".mo.new")
    with fresh.open("wb") as target:
        write_mo(target, catalogue)
    fresh.replace(po.with_suffix(".mo"))


if __name__ == "__main__":
    compile_changed()
