"""Why an operation changed nothing; the message is for people."""

from collections.abc import Mapping
from typing import Any

from core.punctuation import mark


class WarrantyRefused(Exception):
    """Nothing was changed."""


class NotAllowed(WarrantyRefused):
    """The person's posts do not give this right."""


class Stale(WarrantyRefused):
    """Somebody else was quicker."""


class ClaimRefused(WarrantyRefused):
    """The facts cannot be true together; `errors` name the fields."""

    def __init__(self, errors: Mapping[str, Any]) -> None:
        self.errors = {field: str(words) for field, words in errors.items()}
        super().__init__(mark("；").join(self.errors.values()))
