"""What the front end promises: no foreign hosts, an old browser floor, nothing inline, known icons."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ICONS = {line.strip() for line in (ROOT / "static" / "icons.txt").read_text().splitlines()}
HAN = r"[\u4e00-\u9fff]"


def _hits(pattern: str, paths: list[Path]) -> list[str]:
    """path: match, for every match in every file."""
    return [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in paths
        for found in re.finditer(pattern, path.read_text(encoding="utf-8"))
    ]


def test_the_lock_names_no_host() -> None:
    assert _hits(r"https?://[^\"]+", [ROOT / "package-lock.json"]) == []


def test_every_package_is_pinned_and_says_why() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    pins = package["dependencies"] | package["devDependencies"]
    assert set(package["why"]) == set(pins)
    assert [pin for pin in pins.values() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)] == []


def test_styles_run_on_chrome_109() -> None:
    sheets = sorted((ROOT / "static" / "src" / "css").glob("*.css"))
    assert _hits(r"color-mix\(|oklch\(|@scope|(?m:^\s+&)", sheets) == []


def test_templates_hold_nothing_inline() -> None:
    inline = r"<style|\sstyle=|\son[a-z]+=\"|hx-on|javascript:|<script>|hx-vals=[\"']js:"
    assert _hits(inline, TEMPLATES) == []


def test_every_icon_is_in_the_sprite() -> None:
    used = {hit.rsplit('"', 2)[1]: hit for hit in _hits(r"{% icon \"[^\"]+\"", TEMPLATES)}
    assert [hit for name, hit in used.items() if name not in ICONS] == []


def test_icons_of_the_rail_are_in_the_sprite() -> None:
    doors = sorted(ROOT.glob("*/doors.py"))
    used = {hit.rsplit('"', 2)[1]: hit for hit in _hits(r"icon=\"[^\"]+\"", doors)}
    assert [hit for name, hit in used.items() if name not in ICONS] == []


def test_han_text_has_full_width_punctuation() -> None:
    assert _hits(rf"{HAN}[,;?!()]|[,;?!]{HAN}", TEMPLATES) == []


def test_han_messages_have_full_width_punctuation() -> None:
    rooms = [path for folder in ROOT.glob("*/apps.py") for path in sorted(folder.parent.rglob("*.py"))]
    assert _hits(rf"_\(\"[^\"]*(?:{HAN}[,;?!()]|[,;?!]{HAN})[^\"]*\"", rooms) == []


def test_no_sign_of_one_language_stands_between_texts() -> None:
    tags = r"{% blocktranslate.*?{% endblocktranslate %}|{#.*?#}|{%.*?%}|{{.*?}}"
    plain = {path: re.sub(tags, "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in TEMPLATES}
    shown = [path for path in TEMPLATES if "gallery" not in path.parts]
    assert [
        str(path.relative_to(ROOT)) for path in shown if re.search(r"[，。、；：（）]", plain[path])
    ] == []
