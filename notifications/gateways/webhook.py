"""Handing an event to another system: signed as Standard Webhooks says, never to this machine itself."""

import base64
import hashlib
import hmac
import ipaddress
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Forbidden(Exception):
    """The address is none that may be called; the message says why."""


@dataclass(frozen=True)
class Letter:
    """What is sent: id and body stay the same when it is sent again."""

    reference: str
    body: bytes
    at: datetime


def body_of(reference: str, event: str, occurred_at: datetime, data: Mapping[str, Any]) -> bytes:
    """The JSON that is signed and sent."""
    whole = {"id": reference, "type": event, "timestamp": occurred_at, "data": data}
    return json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, reference: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA256 over id, timestamp and body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{reference}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def post(url: str, secret: str, letter: Letter) -> int:
    """Send it and give the status; raises Forbidden, httpx.HTTPError or OSError.

    The connection goes to the address that was checked, whatever the name means a moment later.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    address = checked_address(host, parts.port or (443 if parts.scheme == "https" else 80))
    timestamp = int(letter.at.timestamp())
    headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "Content-Type": "application/json",
        "User-Agent": "aftersales-webhook",
        "webhook-id": letter.reference,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, letter.reference, timestamp, letter.body),
    }
    literal = f"[{address}]" if address.version == 6 else str(address)
    port = f":{parts.port}" if parts.port else ""
    target = parts._replace(netloc=f"{literal}{port}").geturl()
    with httpx.Client(timeout=settings.WEBHOOK_TIMEOUT, follow_redirects=False, trust_env=False) as client:
        sent = client.post(target, content=letter.body, headers=headers, extensions={"sni_hostname": host})
    return sent.status_code


def checked_address(host: str, port: int) -> Address:
    """The address behind a name; raises Forbidden when any of them leads to this machine or its link."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Forbidden(_("找不到主机「%(host)s」。") % {"host": host}) from error
    addresses = sorted((ipaddress.ip_address(str(one).partition("%")[0]) for one in found), key=str)
    if any(forbidden(one) for one in addresses):
        raise Forbidden(_("「%(host)s」指向本机或链路本地地址，不能推送。") % {"host": host})
    return addresses[0]


def forbidden(address: Address) -> bool:
    """This machine, its link, several at once, or nobody; offices' own networks are allowed."""
    if settings.WEBHOOK_ALLOW_LOCAL:
        return False
    plain = getattr(address, "ipv4_mapped", None) or address
    return (
        plain.is_loopback
        or plain.is_link_local
        or plain.is_multicast
        or plain.is_unspecified
        or plain.is_reserved
        or plain in THIS_NETWORK
    )


THIS_NETWORK = ipaddress.ip_network("0.0.0.0/8")
