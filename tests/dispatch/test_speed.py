"""Who waits too long for a named person; the median is on the month page of reports."""

from datetime import timedelta

import pytest

from dispatch.queries.queue import queue
from tests.factories.dispatch import make_order, plan


@pytest.mark.requirement("DSP-05")
def test_who_waits_more_than_two_hours_is_flagged_in_the_queue(waiting, supervisor, at):
    shown = [queue(supervisor, at=at + timedelta(minutes=n)).items[0].slow for n in (120, 121)]
    assert shown == [False, True]


@pytest.mark.requirement("DSP-05")
@pytest.mark.parametrize(("minutes", "flagged"), [(120, False), (121, True)])
def test_a_late_assignment_stays_flagged(
    approved, tech, supervisor, signed_in, time_machine, at, minutes, flagged
):
    then = at + timedelta(minutes=minutes)
    make_order(approved, tech, by=supervisor, at=then, planned=plan(then))
    time_machine.move_to(then)
    page = signed_in(supervisor).get(f"/tickets/{approved.number}/").text
    assert ("指派偏晚" in page) == flagged
