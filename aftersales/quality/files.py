"""The source files that checks and sizes look at."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".venv", "node_modules", ".aftersales", "migrations", ".git", "dist"}


def files(ending: str, folder: str = "") -> list[Path]:
    """Our files with an ending below a folder of the checkout, migrations left out."""
    found = (ROOT / folder).rglob(f"*{ending}")
    return sorted(path for path in found if SKIPPED.isdisjoint(path.relative_to(ROOT).parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
