"""Events in words: one sentence each, kept beside the app that records them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from core.events import DomainEvent
from core.models import Event


class Later:
    """A text that is put into words when it is read: a message in the language of whoever gets it.

    Made by `later`; `later("…%(name)s…") % {"name": …}` fills the places. Values that are texts of the house
    themselves (labels, headings) are put into the same language.
    """

    def __init__(self, words: str, values: dict[str, Any] | None = None) -> None:
        self.words, self.values = words, values or {}

    def __mod__(self, values: dict[str, Any]) -> "Later":
        return Later(self.words, {**self.values, **values})

    def __str__(self) -> str:
        return gettext(self.words) % {name: _in_words(value) for name, value in self.values.items()}

    def as_json(self) -> dict[str, Any]:
        """What can be stored and read back by `restored`."""
        return {"words": self.words, "values": {name: _plain(value) for name, value in self.values.items()}}


def later(words: str, /, **values: Any) -> Later:
    """Mark a text and put it into words later."""
    return Later(words, values)


def restored(stored: dict[str, Any]) -> Later:
    """The text that `as_json` stored."""
    values = stored["values"].items()
    return Later(
        stored["words"], {name: restored(one) if isinstance(one, dict) else one for name, one in values}
    )


def in_house(text: Any) -> str:
    """A text in the language of the house, for columns that hold one language."""
    with house():
        return str(text)


def house() -> AbstractContextManager[None]:
    """What is put into words inside stands in the language of the house, whoever asked for it."""
    return translation.override(settings.LANGUAGE_CODE)


def written(words: str, /, **values: Any) -> str:
    """Mark a text that is stored, or sent to a customer: in the language of the house."""
    return in_house(later(words, **values))


def _in_words(value: Any) -> Any:
    """Words of the house are Chinese: plain ASCII is a number, a name or an instant."""
    return gettext(value) if isinstance(value, str) and not value.isascii() else value


def _plain(value: Any) -> Any:
    if isinstance(value, Later):
        return value.as_json()
    return value if isinstance(value, int | float | str) else in_house(value)


Sentence = Callable[[dict[str, Any]], Any]
_sentences: dict[str, Sentence] = {}


def words(event: type[DomainEvent]) -> Callable[[Sentence], Sentence]:
    """Register the sentence of an event; it takes the facts and returns text without personal values."""

    def register(sentence: Sentence) -> Sentence:
        _sentences[event.name] = sentence
        return sentence

    return register


def has_words(name: str) -> bool:
    return name in _sentences


def say(event: Event) -> str:
    """The event as a sentence in the reader's language; an unknown name is shown as it is."""
    sentence = _sentences.get(event.name)
    return str(sentence(event.facts)) if sentence else event.name
