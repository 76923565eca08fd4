"""A phone's outbox without a browser: posts as the script sends them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client

from core.clock import iso, now


@dataclass
class Phone:
    """Sends steps of one order; `skew` is what its clock is ahead of ours."""

    client: Client
    number: str
    skew: timedelta = timedelta(0)

    def send(
        self,
        step: str,
        data: dict[str, Any] | None = None,
        *,
        key: UUID | None = None,
        done_at: datetime | None = None,
        attended: bool = False,
        known_skew: timedelta | None = None,
    ) -> HttpResponse:
        """`done_at` is the true instant; the phone writes it by its own clock."""
        headers = {
            "Accept": "application/json",
            "Idempotency-Key": str(key or uuid4()),
            "Device-Done-At": iso((done_at or now()) + self.skew),
            "Device-Sent-At": iso(now() + self.skew),
            "Device-Skew": "" if known_skew is None else str(-known_skew.total_seconds()),
        }
        if attended:
            headers["Outbox-Attended"] = "1"
        return self.client.post(f"/work/{self.number}/{step}/", data or {}, headers=headers)
