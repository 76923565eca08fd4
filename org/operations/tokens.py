"""Making and revoking keys of other systems."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from core.actors import Actor
from org.events import TokenMade, TokenRevoked
from org.models import ApiToken, User
from org.operations.history import hold, note


def digest(token: str) -> str:
    """How a token is stored: SHA-256 of a value too long to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make(*, user: User, name: str, by: Actor, at: datetime) -> str:
    """A new token of a user; its plain text is shown this once."""
    holder = hold(user)
    plain = secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=holder, name=name, digest=digest(plain), created_at=at)
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
