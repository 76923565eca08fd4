"""Handing data to the typesetter: text never becomes markup, files outside its folder are out of reach."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

PRESS = Path(__file__).with_name("press.py")
FONTS = ("NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf")
MOST_DATA = 16 * 1024 * 1024


class CannotPrint(Exception):
    """No page could be made: fonts are missing, the data is too large, or the time is up."""


def pdf(template: str, data: dict[str, Any], files: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF of templates/typst/`template`; `data` is what the template reads with `sys.inputs.data`.

    `files` are pictures the template may place, by plain name (`image("/files/name")`). Raises CannotPrint.
    """
    return _press({"template": template, "format": "pdf", "data": _json(data)}, files or {})


def png(svg: str, ppi: int = 144) -> bytes:
    """A drawing as a picture, its Chinese text set in the embedded fonts. Raises CannotPrint."""
    order = {"template": "drawing.typ", "format": "png", "ppi": ppi, "data": "{}"}
    return _press(order, {"drawing.svg": svg.encode()})


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, default=str)
    if len(text) > MOST_DATA:
        raise CannotPrint("the data of a document is limited to 16 MB")
    return text


def _press(order: dict[str, Any], files: Mapping[str, bytes]) -> bytes:
    _check_fonts()
    with tempfile.TemporaryDirectory(prefix="aftersales-paper-") as folder:
        root = Path(folder)
        for name, content in files.items():
            place = root / "files" / Path(name).name
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        whole = order | {
            "root": folder,
            "templates": str(settings.BASE_DIR / "templates" / "typst"),
            "fonts": str(settings.FONTS),
        }
        return _run(whole)


def _check_fonts() -> None:
    missing = [name for name in FONTS if not (Path(settings.FONTS) / name).exists()]
    if missing:
        raise CannotPrint(f"fonts are missing, run the front end's build: {', '.join(missing)}")


def _run(order: dict[str, Any]) -> bytes:
    """One page job in a process that is ended when its time is up, whatever the page does."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(PRESS)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=settings.PAPER_SECONDS,
            env={"PATH": "", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotPrint("the time for a document is up") from error
    if done.returncode != 0:
        raise CannotPrint(done.stderr.decode(errors="replace")[-500:] or f"ended with {done.returncode}")
    return done.stdout
