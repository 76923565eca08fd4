"""Why an operation changed nothing; the message is for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.doors import Block
from core.punctuation import clauses, mark
from tickets.enums import status_word


class TicketRefused(Exception):
    """Nothing was changed."""


class NotAllowed(TicketRefused):
    """The person's posts do not give this right."""


class Stale(TicketRefused):
    """Somebody else was quicker; the page is out of date."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words or _("工单刚被他人更新，请刷新后再操作。"))


class WrongMove(TicketRefused):
    """The move is outside the graph of TKT-01."""

    def __init__(self, old: str, to: str, settled: str = "") -> None:
        self.old, self.to = old, to
        words = {"old": status_word(old, settled), "to": status_word(to)}
        super().__init__(_("工单当前为「%(old)s」，不能变为「%(to)s」，请刷新页面。") % words)


class Blocked(TicketRefused):
    """Something has to be mended first; `blocks` say what and where."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        super().__init__(clauses(block.words for block in blocks))


class IntakeRefused(TicketRefused):
    """The request cannot be taken in like this; `errors` name the fields of the form."""

    def __init__(self, errors: Mapping[str, Any]) -> None:
        self.errors = {field: str(words) for field, words in errors.items()}
        super().__init__(mark("；").join(self.errors.values()))
