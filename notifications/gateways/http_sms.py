"""SMS through a gateway that takes JSON over HTTP.

POST {"id", "to", "text"} with a bearer token: 2xx (or 409, the id is known) is taken over, other 4xx is
refused, 5xx and silence are unknown. GET on the status address: 200 is taken over, 404 never seen.
"""

from http import HTTPStatus
from typing import Any

import httpx
from django.conf import settings

from notifications.gateways.parcel import Answer, Parcel, failed, sent, unknown

LONGEST = 500  # characters of text
NOTHING_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL)


class HttpSms:
    """The reference is the id of the message at the gateway."""

    def hand_over(self, parcel: Parcel) -> Answer:
        text = f"{parcel.subject}\n{parcel.body}"[:LONGEST]
        body = {"id": parcel.reference, "to": parcel.address, "text": text}
        try:
            return _outcome(_call("POST", settings.SMS_GATEWAY_URL, json=body))
        except NOTHING_LEFT as error:
            return failed(error)
        except httpx.HTTPError as error:
            return unknown(error)

    def ask(self, reference: str) -> Answer | None:
        """Asked only where a status address is configured."""
        if not settings.SMS_GATEWAY_STATUS_URL:
            return None
        try:
            found = _call("GET", settings.SMS_GATEWAY_STATUS_URL.replace("{id}", reference))
        except (httpx.HTTPError, httpx.InvalidURL):
            return None
        if found.status_code == HTTPStatus.NOT_FOUND:
            return failed("HTTP 404")
        return sent(_id(found)) if found.is_success else None


def _call(method: str, url: str, **options: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}"} if settings.SMS_GATEWAY_TOKEN else {}
    return httpx.request(method, url, headers=headers, timeout=settings.SMS_GATEWAY_TIMEOUT, **options)


def _outcome(answer: httpx.Response) -> Answer:
    if answer.is_success or answer.status_code == HTTPStatus.CONFLICT:
        return sent(_id(answer))
    words = f"HTTP {answer.status_code}"
    return unknown(words) if answer.is_server_error else failed(words)


def _id(answer: httpx.Response) -> str:
    """The gateway's own id when it gives one."""
    try:
        data = answer.json()
    except ValueError:
        return ""
    return str(data.get("id", "")) if isinstance(data, dict) else ""
