"""Which state of a quotation may follow which."""

from warranty.enums import QuotationState

DRAFT, SENT = QuotationState.DRAFT.value, QuotationState.SENT.value
LIVE = frozenset({DRAFT, SENT})
QUOTATION_MOVES: dict[str, frozenset[str]] = {
    DRAFT: frozenset({SENT, QuotationState.WITHDRAWN.value}),
    SENT: frozenset(
        {QuotationState.ACCEPTED.value, QuotationState.DECLINED.value, QuotationState.WITHDRAWN.value}
    ),
}


def may_quote(old: str, to: str) -> bool:
    """May a quotation go from one state to the other?"""
    return to in QUOTATION_MOVES.get(old, ())
