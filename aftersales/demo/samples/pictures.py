"""Photos of units with a label, as a telephone takes them, and signatures."""

import io
import random
from itertools import pairwise

from PIL import Image, ImageDraw

SIZES = ((1600, 1200), (1200, 1600), (2400, 1350))
ORIENTATION, POSITION, LATITUDE_NORTH = 0x0112, 0x8825, 1
TURNED = (1, 6, 3, 8)


def photo(chance: random.Random, number: int) -> bytes:
    """A JPEG with noise, a drawn unit, a turn in its EXIF and a position that must not be kept."""
    width, height = SIZES[number % len(SIZES)]
    picture = Image.new("RGB", (width, height), _colour(chance, 90, 200))
    draw = ImageDraw.Draw(picture)
    for _line in range(60):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.line((x, y, x + chance.randrange(400), y + chance.randrange(80)), _colour(chance, 60, 220), 6)
    left, top = width // 5, height // 4
    draw.rectangle((left, top, width - left, height - top), fill="#e8ebf0", outline="#333", width=8)
    draw.text((left + 60, top + 60), f"UNIT {number:02}", fill="#111", font_size=96)
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED[number % len(TURNED)]
    exif.get_ifd(POSITION)[LATITUDE_NORTH] = "N"
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


def signature(chance: random.Random) -> bytes:
    """Strokes on white, as the signing field sends them."""
    picture = Image.new("RGB", (480, 180), "white")
    points = [(20 + 15 * step, 90 + chance.randrange(-55, 55)) for step in range(30)]
    draw = ImageDraw.Draw(picture)
    for begin, end in pairwise(points):
        draw.line((*begin, *end), fill="#10203a", width=chance.randrange(2, 6))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _colour(chance: random.Random, least: int, most: int) -> tuple[int, int, int]:
    return chance.randrange(least, most), chance.randrange(least, most), chance.randrange(least, most)
