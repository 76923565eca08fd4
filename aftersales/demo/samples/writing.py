"""Laying the sample files into a folder."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from aftersales.demo.samples import hostile, pictures, sales, sheets

FOLDER = "samples"
PHOTOS, SIGNATURES = 20, 5
SHEET_ROWS = 100
Maker = Callable[[], bytes]


def write_samples(folder: Path, *, today: date, seed: int = 1) -> list[Path]:
    """Write the files that are not there yet, for the owner to read; returns all their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, make in _makers(random.Random(seed), today).items():  # noqa: S311 - made-up content
        path = folder / name
        if not path.exists():
            path.write_bytes(make())
        paths.append(path)
    return paths


def _makers(chance: random.Random, today: date) -> dict[str, Maker]:
    clean = sheets.rows(chance, today, SHEET_ROWS)
    faulty = sheets.spoil(sheets.rows(chance, today, SHEET_ROWS))
    makers: dict[str, Maker] = {
        "calls-clean.csv": lambda: sheets.as_csv(clean),
        "calls-5-percent-bad.xlsx": lambda: sheets.as_workbook(faulty),
        "calls-dirty-gb18030.csv": lambda: sheets.as_dirty_csv(faulty),
        "sales-gb18030.csv": lambda: sales.as_csv(sales.rows(chance, today, SHEET_ROWS)),
        "photo-new-iphone.heic": hostile.heic,
        "photo-cut-off.jpg": lambda: hostile.cut_off(pictures.photo(chance, 0)),
        "virus-test.jpg": hostile.eicar,
        "zip-bomb.xlsx": hostile.bomb,
        "picture-bomb.png": hostile.huge_picture,
        "program-named-photo.jpg": hostile.program,
    }
    for number in range(1, PHOTOS + 1):
        makers[f"photo-{number:02}.jpg"] = lambda number=number: pictures.photo(chance, number)  # type: ignore[misc]
    for number in range(1, SIGNATURES + 1):
        makers[f"signature-{number}.png"] = lambda: pictures.signature(chance)
    return makers
