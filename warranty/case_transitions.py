"""The ways of a case, by its kind (WAR-16 to WAR-19); pure."""

from collections.abc import Mapping

from warranty.case_enums import CaseKind, CaseOutcome, CaseState

State = CaseState
Edges = Mapping[str, frozenset[str]]

ENDS = frozenset({State.CLOSED, State.CANCELLED})
FULFILLED = frozenset({State.SHIPPED, State.REFUNDED, State.SENT_BACK})

_POSTED: dict[str, frozenset[str]] = {
    State.ANNOUNCED: frozenset({State.IN_TRANSIT, State.RECEIVED, State.DOCUMENTS, State.CANCELLED}),
    State.IN_TRANSIT: frozenset({State.RECEIVED, State.DOCUMENTS, State.CANCELLED}),
    State.DOCUMENTS: frozenset({State.RECEIVED, State.DECIDED}),
    State.RECEIVED: frozenset({State.APPRAISED, State.DECIDED}),
    State.APPRAISED: frozenset({State.DECIDED}),
    State.DECIDED: FULFILLED,
    State.SHIPPED: frozenset({State.CLOSED}),
    State.REFUNDED: frozenset({State.CLOSED}),
    State.SENT_BACK: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.CANCELLED: frozenset(),
}
_ON_SITE: dict[str, frozenset[str]] = {
    State.ANNOUNCED: frozenset({State.APPRAISED, State.CANCELLED}),
    State.APPRAISED: frozenset({State.DECIDED, State.CANCELLED}),
    State.DECIDED: frozenset({State.SHIPPED, State.CANCELLED}),
    State.SHIPPED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.CANCELLED: frozenset(),
}
EDGES: Mapping[str, Edges] = {
    CaseKind.EXCHANGE: _POSTED,
    CaseKind.RETURN: _POSTED,
    CaseKind.FACTORY_REPAIR: _POSTED,
    CaseKind.ONSITE_EXCHANGE: _ON_SITE,
}
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    CaseKind.EXCHANGE: (CaseOutcome.NEW_GOODS, CaseOutcome.REFUND, CaseOutcome.SEND_BACK),
    CaseKind.RETURN: (CaseOutcome.REFUND, CaseOutcome.SEND_BACK),
    CaseKind.FACTORY_REPAIR: (CaseOutcome.REPAIRED, CaseOutcome.NEW_GOODS, CaseOutcome.SEND_BACK),
    CaseKind.ONSITE_EXCHANGE: (CaseOutcome.NEW_GOODS,),
}
"""What may be decided in a case of a kind; goods of the model that cannot be had again are refunded."""
FULFILS: Mapping[str, str] = {
    CaseOutcome.NEW_GOODS: State.SHIPPED,
    CaseOutcome.REPAIRED: State.SHIPPED,
    CaseOutcome.REFUND: State.REFUNDED,
    CaseOutcome.SEND_BACK: State.SENT_BACK,
}
"""The state in which an outcome is carried out."""


def may_go(kind: str, state: str, to: str, *, outcome: str) -> bool:
    """Is the move in the table, and is what is carried out what was decided?

    Goods that lie here are not cancelled away but sent back, and before the appraisal nothing else is decided.
    """
    if to not in EDGES[kind].get(state, frozenset()):
        return False
    if to == State.DECIDED and state in (State.DOCUMENTS, State.RECEIVED):
        return outcome == CaseOutcome.SEND_BACK
    return to not in FULFILLED or FULFILS.get(outcome) == to
