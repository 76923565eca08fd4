"""Reading scripts, snippets, prices, norms, articles and notices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from core.clock import local_day
from core.search import query_tokens
from knowledge.enums import ArticleKind, PriceState
from knowledge.models import Article, Line, NormPoint, Notice, Price, PriceList, Script, Snippet
from notifications.enums import Channel
from notifications.models import Message
from org.enums import UnitKind
from org.models import Appointment, Unit, User
from org.queries import present


def scripts_for(*, line: Line | None = None, situation: str = "", category: str = "") -> list[Script]:
    """Scripts of a situation (of all without one), those of the line and the fault category first (KNB-01)."""
    rows = Script.objects.filter(is_active=True, category__in=("", category))
    rows = rows.filter(Q(line=None) | Q(line=line)) if line else rows.filter(line=None)
    if situation:
        rows = rows.filter(situation=situation)
    return list(rows.order_by("situation", "-category", F("line").desc(nulls_last=True), "pk"))


def line_of(number: str) -> Line | None:
    """The active line of a dialled number or of its code."""
    return Line.objects.filter(Q(number=number) | Q(code=number), is_active=True).first() if number else None


def snippets(user: Any, query: str = "") -> list[Snippet]:
    """Own and shared snippets whose code or name begins so, own ones first."""
    rows = Snippet.objects.filter(Q(owner=user) | Q(owner=None), is_active=True)
    if query:
        rows = rows.filter(Q(code__istartswith=query) | Q(title__icontains=query))
    return list(rows.order_by(F("owner").asc(nulls_last=True), "code"))


def price_lists() -> list[PriceList]:
    """All versions, newest first."""
    return list(PriceList.objects.select_related("released_by"))


def released() -> PriceList | None:
    """The list that is in force."""
    return PriceList.objects.filter(state=PriceState.RELEASED).first()


def prices_in_force() -> QuerySet[Price]:
    """Prices that may be told to customers; none before the first release (INT-09)."""
    newest = PriceList.objects.filter(state=PriceState.RELEASED).values("pk")[:1]
    return Price.objects.filter(price_list__in=newest).select_related("price_list")


def norm_points(page: str) -> list[NormPoint]:
    """The points of a page of norms in their order (KNB-03, KNB-04)."""
    return list(NormPoint.objects.filter(page=page, is_active=True).order_by("rank", "pk"))


def articles(
    user: Any, *, q: str = "", kind: str = "", product: str = "", category: str = ""
) -> QuerySet[Article]:
    """Articles the person may read that hold every word of `q`, of one kind, product or fault (KNB-05).

    A word may stand in any part; the initials of the title find it as well.
    """
    rows = Article.objects.visible_to(user)
    given = {"kind": kind, "product": product, "category": category}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    return rows.filter(search_words__contains=query_tokens(q)) if q.strip() else rows


def solutions_for(category: str, *, most: int = 5) -> list[Article]:
    """Published solutions of a fault, newest first; none without a fault."""
    rows = Article.objects.published().filter(kind=ArticleKind.SOLUTION, category=category)
    return list(rows.order_by("-published_at", "-pk")[:most]) if category else []


def care_for(products: Iterable[str], *, most: int = 5) -> list[Article]:
    """Published care advice for a product named by its model code or line, its own advice first (KNB-06)."""
    known = [product for product in products if product]
    rows = Article.objects.published().filter(kind=ArticleKind.CARE, product__in=[*known, ""])
    return list(rows.order_by("-product", "-published_at", "-pk")[:most]) if known else []


def readers_of(unit: Unit, posts: Sequence[str], *, at: datetime) -> list[User]:
    """Active people with a present post (one of `posts` where any are named) at a unit or below it."""
    day = local_day(at)
    held = Appointment.objects.filter(present(day), since__lte=day, user__is_active=True)
    if unit.kind != UnitKind.GROUP:
        held = held.filter(Q(unit=unit) | Q(unit__parent=unit))
    if posts:
        held = held.filter(post__in=list(posts))
    return list(User.objects.filter(pk__in=held.values("user")).order_by("name", "pk"))


def receipts(notice: Notice) -> QuerySet[Message]:
    """The inbox items of a notice: who has read it and when, unread ones first (ARC-06)."""
    rows = Message.objects.filter(stream=notice.pk, cause=f"notice:{notice.pk}", channel=Channel.INBOX)
    return rows.select_related("recipient").order_by("is_read", "read_at", "recipient__name")


@dataclass(frozen=True)
class Reading:
    """How many have read a notice and how many have not."""

    read: int
    unread: int


def readings_of(notices: Iterable[Notice]) -> dict[int, Reading]:
    """Read and unread per notice, in one query."""
    keys = [notice.pk for notice in notices]
    rows = Message.objects.filter(stream__in=keys, channel=Channel.INBOX, cause__startswith="notice:")
    counts = (
        rows.order_by()
        .values("stream")
        .annotate(read=Count("pk", filter=Q(is_read=True)), unread=Count("pk", filter=Q(is_read=False)))
    )
    found = {row["stream"]: Reading(row["read"], row["unread"]) for row in counts}
    return {key: found.get(key, Reading(0, 0)) for key in keys}
