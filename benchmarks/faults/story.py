"""One run: a company, calls, a mass of levels and kills; then quiet; then an outage; then the count."""

import time
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection

from benchmarks.faults import checks, company, mass
from benchmarks.faults.calls import Hotline
from benchmarks.faults.chaos import Chaos
from benchmarks.faults.letters import Writers
from benchmarks.faults.report import show
from benchmarks.faults.world import World
from core.clock import now
from core.models import Delivery, WorkState
from core.wake import wake
from deadlines.models import Clock, Held
from notifications.models import Letter, Message
from org.models import Unit

DRAINING = (
    "core.tasks.deliver_due",
    "deadlines.tasks.sweep",
    "notifications.tasks.fetch_letters",
    "tickets.tasks.take_letters",
    "notifications.tasks.send_due",
)
OURS = ("worker", "beat")
SOON = [timedelta(seconds=seconds) for seconds in (5, 15, 25)]
LONG_AGO = [timedelta(hours=hours) for hours in (3, 2, 1)]
DRAIN = 300  # seconds to finish what is left after the last kill


def run(place: World, *, seconds: float, seed: int) -> int:
    """Prints what was counted; 0 when everything is as it must be."""
    call_command("migrate", interactive=False, verbosity=0)
    hotline = Hotline(*company.found(at=now()), seed)
    hotline.open()
    west = mass.open_west(at=now())
    for name in OURS:
        place.parts[name].start()
    chaos = Chaos(place.parts, seed)
    place.mail.plan.extend(["accept", "accept", "drop"])
    place.sms.plan.extend(["accept", "hang"])
    writers = Writers(place.inbox, seed)
    levels = mass.fall_due(mass.MASS, [now() + delay for delay in SOON], west=west)
    chaos.start()
    writers.start()
    hotline.work(seconds)
    writers.finish()
    chaos.finish()
    drained = _drain(place, writers)
    kills = place.kills()
    _outage(place, west)
    drained = _drain(place, writers) and drained
    at = _stop(place, writers)
    rows = [
        checks.drained(drained),
        *checks.counted(place, hotline, writers, kills, at),
        *checks.mass(levels, chaos),
        *checks.outage(),
    ]
    show(rows, place, hotline, kills)
    return 0 if all(row.ok for row in rows) else 1


def _stop(place: World, writers: Writers) -> datetime:
    """Stops worker and beat; returns an instant up to which they have left nothing, what fell due meanwhile included."""
    while True:
        for name in OURS:
            place.parts[name].kill()
        at = now()
        if not _left(writers, at):
            return at
        for name in OURS:
            place.parts[name].start()
        if not _drain(place, writers):
            return at


def _outage(place: World, west: Unit) -> None:
    """Three hours in which nobody swept."""
    for name in OURS:
        place.parts[name].kill()
    mass.fall_due(mass.OUTAGE, [now() - ago for ago in LONG_AGO], west=west)
    for name in OURS:
        place.parts[name].start()


def _drain(place: World, writers: Writers) -> bool:
    """Wait until nothing is due any more; False when it takes too long."""
    until = time.monotonic() + DRAIN
    while time.monotonic() < until:
        for name in OURS:
            place.parts[name].mind()
        try:
            if not _left(writers, now()):
                return True
        except (OperationalError, InterfaceError):
            connection.close()
        for task in DRAINING:
            wake(task)
        time.sleep(0.5)
    return False


def _left(writers: Writers, at: datetime) -> bool:
    return (
        Letter.objects.filter(state=WorkState.DONE).count() < len(writers.sent)
        or Clock.objects.due_for_firing(at).exists()
        or mass.clocks(mass.MASS).filter(next_fire_at__isnull=False).exists()
        or Delivery.objects.filter(state=WorkState.OPEN).exists()
        or Message.objects.filter(state=WorkState.OPEN, not_before__lte=at).exists()
        or Held.objects.filter(told_in="", not_before__lte=at).exists()
    )
