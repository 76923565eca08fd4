"""Clocks on streams of tests, started as a room above would start them."""

from datetime import datetime
from typing import Any

from core.actors import SYSTEM
from core.models import Stream
from core.streams import open_stream
from deadlines import operations, queries
from deadlines.models import Clock
from deadlines.rules import Facts
from org.models import Unit
from packs.models import PackSet

URGENT = Facts(urgency="urgent", service_type="repair")
GENERAL = Facts(urgency="general", service_type="repair")
QUALITY = Facts(complaint_class="product_quality", urgency="general", service_type="complaint")
URGENT_QUALITY = Facts(complaint_class="product_quality", urgency="urgent", service_type="complaint")
FAULT = Facts(urgency="urgent", service_type="repair", fault=True)


def subject(at: datetime, number: str | None = None) -> Stream:
    """Something that promises hang on."""
    return open_stream(kind="trial", at=at, number=number)


def begin(
    facts: Facts,
    at: datetime,
    unit: Unit,
    pack_set: PackSet,
    *,
    typed_in: datetime | None = None,
    **more: Any,
) -> dict[str, Clock]:
    """Start all clocks of facts received at an instant; by kind. `typed_in` is when they are entered."""
    stream = more.pop("stream", None) or subject(at)
    promises = queries.promise(pack_set=pack_set, facts=facts, at=at)
    started = operations.start_all(
        stream=stream, promises=promises, at=typed_in or at, by=SYSTEM, unit=unit, **more
    )
    return {clock.kind: clock for clock in started}
