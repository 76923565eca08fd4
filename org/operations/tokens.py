"""Making and revoking keys of other systems."""

import hashlib
import secrets
from datetime import datetime

from org.models import ApiToken, User


def digest(token: str) -> str:
    """How a token is stored: SHA-256 of a value too long to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def make(*, user: User, name: str, at: datetime) -> str:
    """A new token of a user; its plain text is shown this once."""
    token = secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, name=name, digest=digest(token), created_at=at)
    return token


def revoke(*, token: ApiToken, at: datetime) -> None:
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
