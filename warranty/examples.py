"""Worked examples of the packs: plain cases with their outcome, kept beside the pack files.

`packs/library/examples/<pack>.toml` holds them; the suite judges each, and pages about rules show them. They are
about the pack's rules as delivered: a version that a company publishes itself may judge otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import packs
from warranty.facts import Facts
from warranty.frozen import plain, thaw, told
from warranty.verdicts import Answer

FOLDER = Path(packs.__file__).parent / "library" / "examples"
RULING = frozenset({"verdict", "fallback", "reasons", "missing", "windows"})
"""What is expected of the ruling by the pack; other words are about the whole answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """One case: what it shows in both languages, its facts, and the outcome by the words of `frozen.told`.

    `law` names the law that stands beside the pack in it; `version` the version of the pack it is about.
    """

    pack: str
    title: str
    title_en: str
    facts: Facts
    expected: Mapping[str, Any]
    law: str = ""
    version: int | None = None

    def name(self, language: str) -> str:
        """The title in a language of the house."""
        return self.title if language.startswith("zh") else self.title_en

    def differences(self, found: Answer) -> dict[str, Any]:
        """What the judge says otherwise than the example; empty when it agrees."""
        said = told(found)
        said |= {name: said["by_pack"][name] for name in RULING}
        said["refund"] = plain(found.bill.refund)
        said["use_fee"] = plain(found.bill.use_fee)
        named = self.expected.get("windows", {})
        said["windows"] = {name: last for name, last in said["windows"].items() if name in named}
        return {name: said[name] for name, value in self.expected.items() if said[name] != value}


@cache
def of(pack: str) -> tuple[Example, ...]:
    """The examples of a pack in the order of their file; none for a pack without a file."""
    path = FOLDER / f"{pack}.toml"
    if not path.is_file():
        return ()
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_read(pack, one) for one in content["examples"])


def delivered(pack: str) -> int:
    """The newest version of a pack that came with the product; 0 for a pack without a file."""
    files = FOLDER.parent.glob(f"{pack}-*.toml")
    return max((int(path.stem.rpartition("-")[2]) for path in files), default=0)


def packs_with_examples() -> list[str]:
    """Names of the packs that have examples."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def _read(pack: str, held: Mapping[str, Any]) -> Example:
    known = {name: held[name] for name in ("title", "title_en", "law", "version") if name in held}
    return Example(pack, facts=thaw(plain(held["facts"])), expected=plain(held["expected"]), **known)
