"""Codes that stand in lists of figures, with their words; the room that owns the words registers them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from org.enums import Post

Words = str | Promise
OWNER = "owner"


@dataclass(frozen=True)
class Vocabulary:
    """The codes one kind of list may hold, in the order people read them."""

    code: str
    label: Words
    choices: tuple[tuple[str, Words], ...]

    @property
    def words(self) -> dict[str, Words]:
        return dict(self.choices)


_known: dict[str, Vocabulary] = {}


def register(code: str, label: Words, choices: Iterable[tuple[str, Words]]) -> None:
    """Name the codes that a list of figures may hold."""
    _known[code] = Vocabulary(code, label, tuple(choices))


def named(code: str) -> Vocabulary | None:
    """The vocabulary of this name, if a room has registered it."""
    return _known.get(code)


def fitting(values: Iterable[str]) -> Vocabulary | None:
    """The first vocabulary that knows every one of the values."""
    wanted = set(values)
    return next((one for one in _known.values() if wanted and wanted <= set(one.words)), None)


def spoken(values: Iterable[str], code: str = "") -> Iterator[str]:
    """Codes in the words of a vocabulary, or of the first that fits; anything else as it stands."""
    held = list(values)
    found = named(code) if code else fitting(held)
    words: Mapping[str, Words] = found.words if found else {}
    return (str(words.get(one, one)) for one in held)


register("posts", _("岗位"), Post.choices)
register("audience", _("通知对象"), [(OWNER, _("责任人")), *Post.choices])
