"""The hotline during the faults: each call has a key and is posted until somebody confirms it."""

import random
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection

from core.clock import now
from core.idempotency import once
from core.wake import wake
from org.models import Unit, User
from tickets.enums import Channel, ComplaintClass, Intent, ServiceType, Severity, Urgency
from tickets.operations.intake import Intake, register

# Reply within 2 h: its levels at 80, 100 and 150 per cent, in minutes after the call.
LEVELS = (96, 120, 180)
PATIENCE = 60  # seconds after which a call that nobody takes is an error
WAKEN = ("deadlines.tasks.sweep", "notifications.tasks.send_due", "notifications.tasks.fetch_letters")
RATE = 3  # calls a second at the most


@dataclass
class Hotline:
    """Takes calls; `taken` maps the key of each confirmed call to its ticket's number."""

    user: User
    region: Unit
    seed: int
    taken: dict[UUID, str] = field(default_factory=dict)
    interrupted: int = 0

    def work(self, seconds: float) -> None:
        """Calls for so many seconds; the received times lie so that levels fall due during the run."""
        dice = random.Random(self.seed)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            begun = time.monotonic()
            received = now() - timedelta(minutes=dice.choice(LEVELS), seconds=-dice.uniform(1, seconds))
            self.take(UUID(int=dice.getrandbits(128), version=4), _call(dice, self.region, received))
            for task in WAKEN:
                wake(task)
            time.sleep(max(0.0, begun + 1 / RATE - time.monotonic()))

    def open(self) -> None:
        """One call before anything else, whose clock the mass is like."""
        dice = random.Random(self.seed + 2)
        self.take(UUID(int=dice.getrandbits(128), version=4), _call(dice, self.region, now()))

    def take(self, key: UUID, form: Intake) -> None:
        """Post one call, again with the same key while the database does not answer."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.taken[key] = self._post(key, form, now())
            except (OperationalError, InterfaceError):
                self.interrupted += 1
                connection.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return

    def _post(self, key: UUID, form: Intake, at: datetime) -> str:
        number, _repeated = once(
            actor=self.user,
            key=key,
            fingerprint=str(key),
            at=at,
            run=lambda: register(form=form, by=self.user, at=at).number,
        )
        return str(number)


def _call(dice: random.Random, region: Unit, received: datetime) -> Intake:
    """Three repairs to one major complaint, each of another customer."""
    who = dice.randrange(10**8)
    common = {
        "channel": Channel.PHONE,
        "received_at": received,
        "region": region,
        "urgency": Urgency.URGENT,
        "name": f"客户{who}",
        "phone": f"138{who:08d}",
        "description": "空调漏电",
    }
    if dice.randrange(4):
        return Intake(intent=Intent.BOOKING, service_type=ServiceType.REPAIR, dissatisfied=False, **common)
    return Intake(
        intent=Intent.COMPLAINT,
        complaint_class=ComplaintClass.OTHER,
        severity=Severity.MAJOR,
        dissatisfied=True,
        **common,
    )
