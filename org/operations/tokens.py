"""Making and revoking keys of other systems."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from core.actors import Actor
from org.events import TokenMade, TokenRevoked
from org.models import ApiToken, User
from org.operations.history import hold, note

USE_GRAIN = timedelta(minutes=1)


def digest(token: str) -> str:
    """How a token is stored: SHA-256 of a value too long to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make(
    *,
    user: User,
    name: str,
    by: Actor,
    at: datetime,
    system: str = "",
    rights: Sequence[str] = (),
    expires_at: datetime | None = None,
) -> str:
    """A new token of a user for one system; its plain text is shown this once.

    `rights` narrows what the token may do; none means all that the user may.
    """
    holder = hold(user)
    plain = secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=holder,
        name=name,
        digest=digest(plain),
        created_at=at,
        system=system.strip(),
        rights=sorted(rights),
        expires_at=expires_at,
    )
    note(holder, TokenMade(token=token.pk, label=name), by=by, at=at)
    return plain


@transaction.atomic
def revoke(*, token: ApiToken, by: Actor, at: datetime) -> ApiToken:
    """The token is refused from now on; repeating it changes nothing."""
    holder = hold(token.user)
    held = ApiToken.objects.get(pk=token.pk)
    if held.revoked_at is None:
        held.revoked_at = at
        held.save(update_fields=["revoked_at"])
        note(holder, TokenRevoked(token=held.pk, label=held.name), by=by, at=at)
    return held


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Remember the use, to the minute: a busy system costs one write a minute."""
    before = at - USE_GRAIN
    if token.last_used_at is not None and token.last_used_at > before:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=before)
    ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)
