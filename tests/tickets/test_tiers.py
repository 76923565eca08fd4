"""Amounts go to the post of their tier, by figures of the pack (CMP-18)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from core.outbox import deliver_due
from notifications.models import Message
from org.enums import Post
from org.models import User
from org.operations import approvals
from packs.models import PackSection
from packs.queries import Imagined, in_force
from tests.factories.org import appoint, make_user
from tickets.models import Ticket
from tickets.operations import tiers
from tickets.operations.errors import NotAllowed
from tickets.queries.tiers import deciders, may_decide, post_for

TIERS = [
    ("0.01", Post.SUPERVISOR),
    ("500.00", Post.SUPERVISOR),
    ("500.01", Post.MANAGER),
    ("5000.00", Post.MANAGER),
    ("5000.01", Post.REGIONAL_HEAD),
]


def ask(ticket: Ticket, amount: str, by: User, at: datetime, **more: Any) -> Any:
    return tiers.ask(stream=ticket.pk, kind="refund", amount=Decimal(amount), by=by, at=at, **more)


@pytest.mark.requirement("CMP-18")
@pytest.mark.parametrize(("amount", "post"), TIERS)
def test_an_amount_is_routed_to_its_tier(
    amount: str, post: str, booking: Ticket, desk: User, at: datetime
) -> None:
    assert ask(booking, amount, desk, at).post == post


@pytest.mark.requirement("CMP-18")
@pytest.mark.parametrize(("amount", "post"), TIERS)
def test_who_holds_the_tier_is_told(
    amount: str,
    post: str,
    booking: Ticket,
    desk: User,
    supervisor: User,
    manager: User,
    head: User,
    at: datetime,
) -> None:
    asked = ask(booking, amount, desk, at)
    while deliver_due(at=at, limit=100):
        pass
    told = Message.objects.filter(cause__contains=f"approval:{asked.pk}", channel="inbox")
    holder = {Post.SUPERVISOR: supervisor, Post.MANAGER: manager, Post.REGIONAL_HEAD: head}
    assert [message.recipient for message in told] == [holder[post]]


@pytest.mark.requirement("CMP-18")
@pytest.mark.parametrize(
    ("amount", "who"), [("500.00", "smh"), ("500.01", "mh"), ("5000.00", "mh"), ("5000.01", "h")]
)
def test_a_tier_decides_and_those_above(
    amount: str,
    who: str,
    booking: Ticket,
    desk: User,
    supervisor: User,
    manager: User,
    head: User,
    at: datetime,
) -> None:
    asked = ask(booking, amount, desk, at)
    people = {"s": supervisor, "m": manager, "h": head}
    assert "".join(k for k, one in people.items() if may_decide(one, booking, asked, at=at)) == who


def test_below_the_tier_nothing_is_granted(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    asked = ask(booking, "500.01", desk, at)
    with pytest.raises(NotAllowed):
        tiers.decide(approval=asked, place=booking, by=supervisor, at=at, approved=True)
    asked.refresh_from_db()
    assert asked.decision == ""


def test_nobody_grants_the_own_request(booking: Ticket, manager: User, at: datetime) -> None:
    asked = ask(booking, "20.00", manager, at)
    with pytest.raises(approvals.SamePerson):
        tiers.decide(approval=asked, place=booking, by=manager, at=at, approved=True)


def test_posts_of_another_region_grant_nothing(
    booking: Ticket, desk: User, stranger: User, at: datetime
) -> None:
    assert may_decide(stranger, booking, ask(booking, "1.00", desk, at), at=at) is False


def test_an_own_request_is_told_one_tier_up(
    booking: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    unit = booking.unit.pk
    assert deciders(Post.SUPERVISOR, unit, at=at, but=supervisor.pk) == [manager]


def test_a_department_head_stands_where_the_manager_does(booking: Ticket, desk: User, at: datetime) -> None:
    head = appoint(make_user("dept", "钱部门"), booking.region, Post.DEPARTMENT_HEAD)
    amounts = ("5000.00", "5000.01")
    asked = [ask(booking, amount, desk, at, subject=amount) for amount in amounts]
    assert [may_decide(head, booking, one, at=at) for one in asked] == [True, False]


def test_the_figures_are_the_packs(booking: Ticket, at: datetime) -> None:
    held = PackSection.objects.get(pack="conventions", section="compensation", version=1)
    held.figures = {**held.figures, "supervisor_up_to": held.figures["supervisor_up_to"] | {"value": "50.00"}}
    other = Imagined((("company", held),))
    assert (post_for(Decimal("50.01"), other), post_for(Decimal("50.01"), in_force(at=at))) == (
        Post.MANAGER,
        Post.SUPERVISOR,
    )
