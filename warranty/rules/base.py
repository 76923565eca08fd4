"""What all kinds of rules share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where a rule stands, which requirements it answers, and whether its figures were read in the text itself.

    `note` is said wherever the rule is shown; with `verified = false` a figure still waits to be compared.
    """

    id: str
    title: str
    source: str = ""
    basis: str = ""
    requirements: tuple[str, ...] = ()
    note: str = ""
    verified: bool = True
