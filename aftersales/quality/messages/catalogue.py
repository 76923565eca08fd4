"""The catalogue of a language: kept in step with the texts of the source."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from aftersales.quality.files import ROOT
from aftersales.quality.messages.marked import HAN, texts

PLACES = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
HEADER = re.compile(
    rb'^"(?:Project-Id-Version|Last-Translator|Language-Team|[A-Z-]+-Date|Generated-By)[^\n]*\n|\A(?:#[^\n]*\n)+',
    re.IGNORECASE | re.MULTILINE,
)
# Chinese that stands in an English sentence on purpose: codes and the names of printed forms.
QUOTED = re.compile(r"「[^」]*」|\([^()]*\)")


def path_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def bring_up(language: str, given: dict[str, str] | None = None) -> Catalog:
    """The catalogue with the texts of today: known translations kept, texts that are gone dropped.

    `given` adds translations by their words.
    """
    old, fresh, given = read(language), Catalog(locale=language, fuzzy=False), given or {}
    for text, where in sorted(texts().items(), key=lambda item: (item[0].words, item[0].context)):
        words = (text.words, text.plural) if text.plural else text.words
        known = old.get(text.words, text.context or None)
        said = given.get(text.words) or (known.string if known and not known.fuzzy else "")
        fresh.add(
            words, _shape(said, bool(text.plural)), [(one, 0) for one in where], context=text.context or None
        )
    return fresh


def _shape(said: str | tuple[str, ...] | list[str] | None, plural: bool) -> str | tuple[str, ...]:
    if plural:
        return (said, said) if isinstance(said, str) else tuple(said or ("", ""))
    return (said or "") if isinstance(said, str) else (said or ("",))[0]


def write(language: str, catalogue: Catalog) -> None:
    """Written without the header's names and times, which nobody keeps."""
    target = BytesIO()
    write_po(target, catalogue, width=110, include_lineno=False)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER.sub(b"", target.getvalue()))


def faults(language: str) -> Iterator[str]:
    """What keeps the catalogue from being whole, one sentence each."""
    kept = read(language)
    known = {(one.context or "", _words(one)): one for one in kept if one.id}
    wanted = {text.key for text in texts()}
    yield from (f"not in the catalogue: {words}" for _context, words in sorted(wanted - known.keys()))
    yield from (f"no longer in the source: {words}" for _context, words in sorted(known.keys() - wanted))
    for one in known.values():
        yield from _wrong(one)


def _wrong(one: Message) -> Iterator[str]:
    words = _words(one)
    for said in one.string if isinstance(one.string, tuple | list) else (one.string,):
        if not said or one.fuzzy:
            yield f"not translated: {words}"
        elif sorted(PLACES.findall(words)) != sorted(PLACES.findall(said)):
            yield f"other places for values: {words} -> {said}"
        elif HAN.search(QUOTED.sub("", said)):
            yield f"Chinese in the translation: {words} -> {said}"


def _words(one: Message) -> str:
    return one.id[0] if isinstance(one.id, tuple | list) else one.id
