"""Level 0 of major complaints."""

import pytest

from core.actors import SYSTEM
from deadlines import operations
from notifications.models import Message
from tests.core.worktime.instants import at
from tests.factories.deadlines import subject

START = at("2026-03-10 10:00")


def announce(stream, unit, pack_set, severity):
    return operations.announce_major(
        stream=stream, unit=unit, pack_set=pack_set, severity=severity, label="重大投诉", at=START, by=SYSTEM
    )


@pytest.mark.requirement("CNV-14")
@pytest.mark.parametrize("severity", ["major", "crisis"])
def test_a_major_complaint_tells_regional_head_and_group(
    east, pack_set, regional_head, group_officer, severity
):
    people = announce(subject(START), east, pack_set, severity)
    told = set(Message.objects.filter(channel="inbox").values_list("recipient__username", flat=True))
    assert (people, told) == ([regional_head, group_officer], {"head", "officer"})


def test_a_general_complaint_tells_nobody(east, pack_set, regional_head, group_officer):
    assert announce(subject(START), east, pack_set, "general") == []
    assert Message.objects.count() == 0


def test_the_same_severity_is_announced_once(east, pack_set, regional_head, group_officer):
    stream = subject(START)
    announce(stream, east, pack_set, "major")
    announce(stream, east, pack_set, "major")
    assert Message.objects.filter(channel="inbox").count() == 2
