"""Addresses that only their receiver knows: the database keeps a seed and a hash, never the token.

A message that waits to be sent holds `{link:SEED}`; the address is written in as it leaves the house.
"""

import base64
import hashlib
import hmac
import re
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings

MARK = re.compile(r"\{link:([0-9a-f-]{36})\}")
BYTES = 24
REPLY = re.compile(r"\+t(\d{1,12})-([0-9a-f]{16})@")


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


def reply_address(stream: int) -> str:
    """Our mail address with the ticket in it, signed so that nobody can address another's."""
    local, _at, domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")
    return f"{local}+t{stream}-{_reply_sign(stream)}@{domain}"


def reply_stream(address: str) -> int | None:
    """The stream that a signed address names; None for every other address."""
    found = REPLY.search(address.lower())
    if found is None or not hmac.compare_digest(found[2], _reply_sign(int(found[1]))):
        return None
    return int(found[1])


def _reply_sign(stream: int) -> str:
    made = hmac.new(settings.SECRET_KEY.encode(), f"reply {stream}".encode(), hashlib.sha256)
    return made.hexdigest()[:16]
