"""A ticket keeps the figures of the day it was received, whatever is published later (CNV-11)."""

from datetime import UTC, date, datetime

import pytest

from deadlines.models import Clock
from org.enums import Post
from packs.models import Pack, PackDraft
from packs.operations import decide, edit, open_draft, publish, submit
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db
JUNE = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)


@pytest.fixture
def eased(group, group_officer, at) -> PackDraft:
    """Urgent replies in three hours instead of two, from July on."""
    default_packs()
    second = appoint(make_user("officer2", "冯专员"), group, Post.GROUP)
    draft = open_draft(
        pack=Pack.objects.get(code="service_levels_2026"), version=1, reason="放宽", by=group_officer, at=at
    )
    rules = draft.sections["clocks"]["figures"]["rules"]
    rule = next(one for one in rules if one["id"] == "urgent_reply") | {"target": {"hours": 3}}
    given = {"section": "clocks", "figures": {"rules.urgent_reply": rule}, "revision": 1}
    edit(draft=draft, by=group_officer, at=at, **given)
    submit(draft=draft, by=group_officer, at=at)
    decide(draft=draft, approved=True, by=second, at=at)
    return publish(draft=draft, effective_from=date(2026, 7, 1), by=second, at=at)


def hours_to_reply(ticket) -> float:
    clock = Clock.objects.get(stream=ticket.pk, kind="reply")
    return (clock.due_at - ticket.registered_at).total_seconds() / 3600


@pytest.mark.requirement("CNV-11")
def test_what_is_published_binds_only_what_is_received_from_its_day_on(eased, east):
    before, after = (
        make_ticket(east, at=day, urgency="urgent", phone=f"1380000000{n}")
        for n, day in enumerate((JUNE, JULY))
    )
    assert (hours_to_reply(before), hours_to_reply(after)) == (2, 3)


def test_what_is_typed_late_keeps_the_figures_of_its_day(eased, east):
    late = make_ticket(east, at=JUNE, typed_at=JULY, urgency="urgent")
    assert hours_to_reply(late) == 2
