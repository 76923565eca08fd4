"""The one table from posts to rights (ORG-04, ORG-11, ORG-12), and the shape of the tree (ORG-01)."""

from collections.abc import Iterable
from datetime import datetime

from org.enums import Department, Post, Right, UnitKind

Span = tuple[datetime, datetime]
PARENT_OF: dict[str, str | None] = {
    UnitKind.GROUP: None,
    UnitKind.REGION: UnitKind.GROUP,
    UnitKind.PROJECT: UnitKind.REGION,
}
CHILD_OF = {parent: kind for kind, parent in PARENT_OF.items() if parent}

_DESK = {Right.SEE_TICKETS, Right.REGISTER, Right.SEE_CUSTOMER_CARDS, Right.ASK_APPROVAL, Right.FOLLOW_UP}
_FIELD = {Right.SEE_OWN_WORK, Right.WORK}
_LEADING = _DESK | {
    Right.DISCLOSE,
    Right.HANDLE_COMPLAINT,
    Right.PROPOSE_CLOSURE,
    Right.READ_REPORTS,
    Right.ASSIGN_TASKS,
    Right.COOPERATE,
    Right.SEE_STOCK,
    Right.KEEP_STOCK,
}
_SUPERVISING = _LEADING | {
    Right.APPROVE_DISPATCH,
    Right.DISPATCH,
    Right.DECIDE_PAUSE,
    Right.APPROVE_LEAVE,
    Right.LOWER_URGENCY,
    Right.OVERRIDE_INTAKE,
    Right.CLOSE_COMPLAINT,
    Right.CANCEL_TICKET,
    Right.ARCHIVE,
    Right.MERGE_CUSTOMERS,
    Right.KEEP_KNOWLEDGE,
    Right.WRITE_REPORTS,
    Right.SEND_REPORTS,
    Right.MANAGE_FOLLOW_UP,
    Right.COMMIT,
    Right.PENALISE,
    Right.PLAN_ROSTER,
    Right.PUBLISH_NOTICES,
    Right.SUPERVISE,
}
_ANSWERING = _SUPERVISING | {Right.REVIEW_CLOCKS, Right.DECIDE_EMERGENCY}

RIGHTS: dict[str, frozenset[str]] = {
    Post.HOTLINE: frozenset(_DESK),
    Post.CLERK: frozenset(
        _DESK
        | {Right.HANDLE_COMPLAINT, Right.PROPOSE_CLOSURE, Right.READ_REPORTS, Right.WRITE_REPORTS}
        | {Right.PUBLISH_NOTICES, Right.ARCHIVE, Right.SEE_STOCK, Right.KEEP_STOCK}
    ),
    Post.TEAM_LEADER: frozenset(_LEADING | {Right.DISPATCH}),
    Post.TECHNICIAN: frozenset(_FIELD),
    Post.SUPERVISOR: frozenset(_SUPERVISING),
    Post.MANAGER: frozenset(_ANSWERING | {Right.PROTECT_PRIVACY}),
    Post.DEPARTMENT_HEAD: frozenset(_ANSWERING),
    Post.REGIONAL_HEAD: frozenset(_ANSWERING | {Right.PROTECT_PRIVACY}),
    Post.GROUP: frozenset(
        _ANSWERING
        | {Right.CONFIRM_MAJOR, Right.MANAGE_PACKS, Right.PROTECT_PRIVACY}
        | {Right.PUBLISH_PACKS, Right.APPRAISE_REGIONS}
    ),
    Post.ADMIN: frozenset(
        {Right.SEE_TICKETS, Right.SEE_CUSTOMER_CARDS, Right.READ_REPORTS}
        | {Right.MANAGE_PEOPLE, Right.MANAGE_PACKS, Right.WATCH_SYSTEM, Right.KEEP_KNOWLEDGE}
    ),
    Post.LIAISON: frozenset({Right.COOPERATE}),
    Post.BRAND: frozenset({Right.COOPERATE, Right.SPEAK_OUTWARD}),
}

# Who takes on the tasks of a department; its posts stand in no other.
POST_OF_DEPARTMENT: dict[str, str] = dict.fromkeys(Department.values, Post.LIAISON) | {
    Department.AFTER_SALES: Post.SUPERVISOR,
    Department.BRAND: Post.BRAND,
}

# A project centre accepts, follows and proposes; closing a major complaint is the group's (ORG-04).
PROJECT_LACKS = frozenset({Right.CLOSE_COMPLAINT, Right.CONFIRM_MAJOR})
GROUP_ONLY = frozenset(
    {Right.CONFIRM_MAJOR, Right.MANAGE_PEOPLE, Right.MANAGE_PACKS, Right.WATCH_SYSTEM}
    | {Right.PUBLISH_PACKS, Right.APPRAISE_REGIONS}
)
GROUP_POSTS = frozenset({Post.GROUP, Post.ADMIN})


def fits(post: str, unit_kind: str) -> bool:
    """Can the post be held at this kind of unit?"""
    return unit_kind == UnitKind.GROUP or post not in GROUP_POSTS


def department_of(post: str, asked: str = "") -> str | None:
    """The department a post stands in; a liaison's is the one asked for, None where that is no such."""
    if post == Post.LIAISON:
        return asked if POST_OF_DEPARTMENT.get(asked) == post else None
    return Department.BRAND if post == Post.BRAND else Department.AFTER_SALES


def rights_of(post: str, unit_kind: str) -> frozenset[str]:
    """Rights of a post at a kind of unit."""
    rights = RIGHTS[post]
    if unit_kind == UnitKind.PROJECT:
        rights -= PROJECT_LACKS
    return rights if unit_kind == UnitKind.GROUP else rights - GROUP_ONLY


def uncovered(spans: Iterable[Span], start: datetime, end: datetime) -> list[Span]:
    """The parts of a time that no span covers, in order; back to back leaves none (INT-03)."""
    gaps: list[Span] = []
    reached = start
    for begins, ends in sorted(spans):
        if begins > reached and reached < end:
            gaps.append((reached, min(begins, end)))
        reached = max(reached, ends)
    return [*gaps, (reached, end)] if reached < end else gaps
