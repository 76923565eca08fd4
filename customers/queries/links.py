"""Finding private links."""

from datetime import datetime

from django.db.models import QuerySet

from core.models import Stream
from core.private_links import digest_of
from customers.models import Link


def by_token(token: str, *, at: datetime) -> Link | None:
    """The live link of a token; None for wrong, revoked and expired ones alike."""
    rows = Link.objects.select_related("stream", "contact__customer")
    link = rows.filter(digest=digest_of(token)).first()
    return link if link and link.is_live(at) else None


def links_of(stream: Stream | int) -> QuerySet[Link]:
    """All links ever issued for a stream, newest first."""
    return Link.objects.filter(stream=stream).select_related("contact").order_by("-pk")
