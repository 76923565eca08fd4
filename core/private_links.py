"""Addresses that only their receiver knows: the database keeps a seed and a hash, never the token.

A message that waits to be sent holds `{link:SEED}`; the address is written in as it leaves the house.
"""

import base64
import hashlib
import hmac
import re
from uuid import UUID

from django.conf import settings

MARK = re.compile(r"\{link:([0-9a-f-]{36})\}")
BYTES = 24


def token_of(seed: UUID | str) -> str:
    """The token of a seed: 32 characters nobody can make without this installation's key."""
    text = f"private link {seed}".encode()
    made = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).digest()[:BYTES]
    return base64.urlsafe_b64encode(made).decode()


def webhook_secret_of(seed: UUID | str) -> str:
    """The signing secret of an endpoint, in the written form of Standard Webhooks."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"webhook {seed}".encode(), hashlib.sha256).digest()
    return f"whsec_{base64.b64encode(made).decode()}"


def digest_of(token: str) -> str:
    """How a token is kept and looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def address_of(seed: UUID | str) -> str:
    """The whole address that is sent out."""
    return f"{settings.PUBLIC_BASE_URL}/l/{token_of(seed)}/"


def mark_of(seed: UUID | str) -> str:
    """What stands for the address in a message until it is sent."""
    return f"{{link:{seed}}}"


def written_in(text: str) -> str:
    """The text with every mark replaced by its address."""
    return MARK.sub(lambda found: address_of(found[1]), text)
