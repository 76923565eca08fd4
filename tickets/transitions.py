"""Allowed moves of tickets and complaints: one table each (TKT-01)."""

from collections.abc import Mapping

from tickets.enums import Stage, Status

S = Status

EDGES: Mapping[str, frozenset[str]] = {
    S.REGISTERED: frozenset({S.PHONE_RESOLVED, S.AWAITING_APPROVAL, S.DISPATCHED, S.CANCELLED}),
    S.AWAITING_APPROVAL: frozenset({S.APPROVED, S.REGISTERED, S.CANCELLED}),
    S.APPROVED: frozenset({S.DISPATCHED, S.CANCELLED}),
    S.DISPATCHED: frozenset({S.ACCEPTED, S.APPROVED}),
    S.ACCEPTED: frozenset({S.DEPARTED, S.APPROVED}),
    # Back to accepted: the visit ended without work. Back to approved: somebody else takes over (TKT-30).
    S.DEPARTED: frozenset({S.ON_SITE, S.ACCEPTED, S.APPROVED}),
    S.ON_SITE: frozenset({S.WORK_DONE, S.ACCEPTED, S.APPROVED}),
    S.WORK_DONE: frozenset({S.SIGNED, S.ON_SITE}),
    S.SIGNED: frozenset({S.RECORDED}),
    S.RECORDED: frozenset({S.FOLLOWED_UP}),
    S.FOLLOWED_UP: frozenset({S.ARCHIVED, S.REGISTERED}),
    S.PHONE_RESOLVED: frozenset({S.ARCHIVED, S.REGISTERED}),
    S.ARCHIVED: frozenset(),
    S.CANCELLED: frozenset(),
}

# What the rules call closed.
CLOSED = frozenset({S.PHONE_RESOLVED, S.ARCHIVED, S.CANCELLED})
# What may be taken up again; a request that is sent back is no reopening.
REOPENABLE = frozenset({S.FOLLOWED_UP, S.PHONE_RESOLVED})
# A technician holds the job.
IN_HAND = frozenset({S.DISPATCHED, S.ACCEPTED, S.DEPARTED, S.ON_SITE, S.WORK_DONE})
# A visit may still be sent, may still set out, and may still arrive.
BEFORE_DISPATCH = frozenset({S.REGISTERED, S.AWAITING_APPROVAL, S.APPROVED})
BEFORE_DEPARTURE = BEFORE_DISPATCH | {S.DISPATCHED, S.ACCEPTED}
BEFORE_ARRIVAL = BEFORE_DEPARTURE | {S.DEPARTED}
# A visit was sent; its approval may still be missing until the archive.
SENT = IN_HAND | {S.SIGNED, S.RECORDED, S.FOLLOWED_UP}
# The work of the visit was done.
WORKED = frozenset({S.WORK_DONE, S.SIGNED, S.RECORDED, S.FOLLOWED_UP})
# States a live work order brings its ticket to.
FOLLOWED = IN_HAND | {S.SIGNED, S.RECORDED, S.APPROVED}

STAGES: Mapping[str, frozenset[str]] = {
    Stage.VERIFYING: frozenset({Stage.HANDLING}),
    Stage.HANDLING: frozenset({Stage.CLOSURE_PROPOSED}),
    Stage.CLOSURE_PROPOSED: frozenset({Stage.CLOSED, Stage.HANDLING}),
    Stage.CLOSED: frozenset({Stage.HANDLING}),
}


def may_move(old: str, to: str, *, dispatch_at_once: bool = False) -> bool:
    """Is the edge in the table? From registered to dispatched only faults and urgent ones go (TKT-03)."""
    if (old, to) == (S.REGISTERED, S.DISPATCHED) and not dispatch_at_once:
        return False
    return to in EDGES[old]


def may_step(old: str, to: str) -> bool:
    """The same for the stages of a complaint."""
    return to in STAGES[old]
