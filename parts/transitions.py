"""How a standby unit may move: from which states, and what it is afterwards."""

from parts.enums import MoveKind, OrderState, UnitState

READY = frozenset({UnitState.IN_STOCK, UnitState.ON_VAN})

MOVES: dict[str, tuple[frozenset[str], str]] = {
    MoveKind.LOADED: (READY, UnitState.ON_VAN),
    MoveKind.UNLOADED: (frozenset({UnitState.ON_VAN}), UnitState.IN_STOCK),
    MoveKind.TRANSFERRED: (frozenset({UnitState.IN_STOCK}), UnitState.IN_STOCK),
    MoveKind.LENT: (READY, UnitState.LENT),
    MoveKind.RETURNED: (frozenset({UnitState.LENT}), UnitState.IN_STOCK),
    MoveKind.WITHDRAWN: (READY, UnitState.OUT),
    MoveKind.RESTORED: (frozenset({UnitState.OUT}), UnitState.IN_STOCK),
}
"""Taking in makes the unit; everything else is one of these."""

ORDERS: dict[str, frozenset[str]] = {
    OrderState.ORDERED: frozenset({OrderState.ASSIGNED, OrderState.DELIVERED, OrderState.CANCELLED}),
    OrderState.ASSIGNED: frozenset({OrderState.ASSIGNED, OrderState.DELIVERED, OrderState.CANCELLED}),
}


def may(kind: str, state: str) -> bool:
    """Can a unit in a state make this move?"""
    return state in MOVES[kind][0]


def order_may(state: str, to: str) -> bool:
    """May an order go from one state to the other?"""
    return to in ORDERS.get(state, frozenset())
