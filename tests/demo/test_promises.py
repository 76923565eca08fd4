"""What passed before the demo was made is no lag of the sweep."""

from datetime import datetime, timedelta

from django.db.models import F

from aftersales.demo.promises import watch_promises
from deadlines.models import Firing, SweepGap
from deadlines.operations import audit
from deadlines.queries import sweep_state
from org.models import Unit, User
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket


def test_past_levels_fire_in_their_own_time(east: Unit, desk: User, at: datetime) -> None:
    default_packs()
    for hours in (30, 50):
        make_ticket(east, by=desk, at=at - timedelta(hours=hours))
    assert sweep_state(at).lag_seconds > 0
    watch_promises(until=at)
    audit(at=at)
    late = Firing.objects.filter(fired_at__gt=F("nominal_at") + timedelta(minutes=1))
    assert (Firing.objects.count() > 1, late.count(), SweepGap.objects.count()) == (True, 0, 0)
