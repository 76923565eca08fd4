"""The lent unit on the customer's private page."""

from typing import Any

from core.doors import LinkPart
from parts.queries.loans import open_loans


def _lent(link: Any) -> dict[str, Any] | None:
    found = open_loans(link.stream_id)
    return {"loans": found} if found else None


LENT = LinkPart("lent unit", 24, _lent, "parts/link/lent.html")
