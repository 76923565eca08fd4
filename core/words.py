"""Events in words: one sentence each, kept beside the app that records them."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext

from core.events import DomainEvent
from core.models import Event


def _fill(words: str, values: dict[str, Any]) -> str:
    return gettext(words) % values


_lazily = lazy(_fill, str)


def later(words: str, **values: Any) -> Any:
    """A text that is put into words when it is read: a message in the language of whoever gets it.

    `words` is the marked text with %(name)s places; values may be such texts themselves.
    """
    return _lazily(words, values)


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
