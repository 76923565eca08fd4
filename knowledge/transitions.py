"""Moves of an article (KNB-05)."""

from knowledge.enums import ArticleState

MOVES: dict[str, frozenset[str]] = {
    ArticleState.WAITING: frozenset({ArticleState.PUBLISHED, ArticleState.RETURNED}),
    ArticleState.RETURNED: frozenset({ArticleState.WAITING}),
    ArticleState.PUBLISHED: frozenset({ArticleState.RETIRED}),
    ArticleState.RETIRED: frozenset(),
}


def allowed(before: str, after: str) -> bool:
    return after in MOVES[before]
