"""Who waits too long for a named person; the median is on the month page of reports."""

from datetime import timedelta

import pytest

from dispatch.queries.queue import queue


@pytest.mark.requirement("DSP-05")
def test_who_waits_more_than_two_hours_is_flagged_in_the_queue(waiting, supervisor, at):
    shown = [queue(supervisor, at=at + timedelta(minutes=n)).items[0].slow for n in (120, 121)]
    assert shown == [False, True]
