"""The verdict beside the promised times, asked for while the hotline types."""

from typing import Any
from uuid import uuid4

from django.test import Client

from benchmarks.bench.timing import Cost, cost
from org.models import Unit, User

PAGE, CARD = "/intake/booking/promises/", 'id="verdict-title"'


def measure(desk: User, region: Unit, runs: int) -> Cost:
    """What one answer costs, card included; RuntimeError without the card."""
    browser = Client()
    browser.force_login(desk, backend="django.contrib.auth.backends.ModelBackend")
    typed = _typed(region)

    def ask() -> None:
        answer = browser.post(PAGE, typed)
        if answer.status_code != 200 or CARD not in answer.content.decode():
            raise RuntimeError(f"{answer.status_code}: no verdict")

    return cost(ask, runs)


def _typed(region: Unit) -> dict[str, Any]:
    return {
        "key": str(uuid4()),
        "phone": "13812345678",
        "name": "压测客户",
        "region": region.pk,
        "service_type": "repair",
        "description": "空调制冷效果差",
        "dissatisfied": "no",
        "channel": "phone",
        "site_class": "home",
        "serial": "BENCH-1",
        "warranty-received_on": "2026-01-05",
        "warranty-card_months": "12",
        "warranty-cause": "quality",
    }
