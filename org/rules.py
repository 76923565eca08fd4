"""The one table from posts to rights (ORG-04, ORG-11, ORG-12), and the shape of the tree (ORG-01)."""

from org.enums import Post, Right, UnitKind

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
}
_SUPERVISING = _LEADING | {
    Right.APPROVE_DISPATCH,
    Right.DISPATCH,
    Right.DECIDE_PAUSE,
    Right.LOWER_URGENCY,
    Right.OVERRIDE_INTAKE,
    Right.CLOSE_COMPLAINT,
    Right.CANCEL_TICKET,
    Right.ARCHIVE,
    Right.SEND_REPORTS,
}

RIGHTS: dict[str, frozenset[str]] = {
    Post.HOTLINE: frozenset(_DESK),
    Post.CLERK: frozenset(_DESK | {Right.HANDLE_COMPLAINT, Right.PROPOSE_CLOSURE, Right.READ_REPORTS}),
    Right.MERGE_CUSTOMERS,
    Right.KEEP_KNOWLEDGE,
    Post.TEAM_LEADER: frozenset(_LEADING | {Right.DISPATCH}),
    Post.TECHNICIAN: frozenset(_FIELD),
    Post.SUPERVISOR: frozenset(_SUPERVISING),
    Post.MANAGER: frozenset(_SUPERVISING),
    Post.DEPARTMENT_HEAD: frozenset(_SUPERVISING),
    Post.REGIONAL_HEAD: frozenset(_SUPERVISING),
    Post.GROUP: frozenset(_SUPERVISING | {Right.CONFIRM_MAJOR, Right.MANAGE_PACKS}),
    Post.ADMIN: frozenset(
        {Right.SEE_TICKETS, Right.SEE_CUSTOMER_CARDS, Right.READ_REPORTS}
        | {Right.MANAGE_PEOPLE, Right.MANAGE_PACKS, Right.WATCH_SYSTEM, Right.KEEP_KNOWLEDGE}
    ),
}

# A project centre accepts, follows and proposes; closing a major complaint is the group's (ORG-04).
PROJECT_LACKS = frozenset({Right.CLOSE_COMPLAINT, Right.CONFIRM_MAJOR})
GROUP_ONLY = frozenset({Right.CONFIRM_MAJOR, Right.MANAGE_PEOPLE, Right.MANAGE_PACKS, Right.WATCH_SYSTEM})
GROUP_POSTS = frozenset({Post.GROUP, Post.ADMIN})


def fits(post: str, unit_kind: str) -> bool:
    """Can the post be held at this kind of unit?"""
    return unit_kind == UnitKind.GROUP or post not in GROUP_POSTS


def rights_of(post: str, unit_kind: str) -> frozenset[str]:
    """Rights of a post at a kind of unit."""
    rights = RIGHTS[post]
    if unit_kind == UnitKind.PROJECT:
        rights -= PROJECT_LACKS
    return rights if unit_kind == UnitKind.GROUP else rights - GROUP_ONLY
