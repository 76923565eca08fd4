"""The inbox of open requests."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from core.doors import APPROVAL_KINDS, ApprovalKind
from core.models import Stream
from core.streams import StreamKind, _kinds, register_kind
from org.models import Approval, User
from org.operations.approvals import ask, decide
from org.queries import approval_inbox
from tests.factories.core import make_stream

KIND = ApprovalKind(
    code="test_leave",
    label="试用申请",
    rank=1,
    may_decide=lambda user, approval: user.username == "supervisor" and approval.asker_id != user.pk,
    url=lambda approval: f"/somewhere/{approval.pk}/",
)


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    """A kind of approval on a kind of stream that everybody in the east may see."""

    def in_the_east(user: User) -> object:
        rows = Stream.objects.filter(kind="test")
        return rows if user.username in {"supervisor", "manager"} else rows.none()

    register_kind(StreamKind("test", "试", in_the_east, lambda stream: "/"))
    APPROVAL_KINDS.register(KIND)
    yield
    APPROVAL_KINDS.items.remove(KIND)
    del _kinds["test"]


@pytest.fixture
def asked(desk: User, at: datetime) -> Approval:
    return ask(stream=make_stream("test"), kind=KIND.code, by=desk, at=at, reason="换班")


def test_who_may_decide_finds_the_request(asked: Approval, supervisor: User) -> None:
    assert [(one.approval, one.label, one.url) for one in approval_inbox(supervisor)] == [
        (asked, "试用申请", f"/somewhere/{asked.pk}/")
    ]


def test_who_sees_it_without_the_right_does_not(asked: Approval, manager: User) -> None:
    assert approval_inbox(manager) == []


def test_who_does_not_see_the_stream_does_not(asked: Approval, stranger: User) -> None:
    assert approval_inbox(stranger) == []


def test_decided_requests_are_gone(asked: Approval, supervisor: User, at: datetime) -> None:
    decide(approval=asked, by=supervisor, at=at, approved=True)
    assert approval_inbox(supervisor) == []


def test_the_soonest_due_comes_first(asked: Approval, supervisor: User, desk: User, at: datetime) -> None:
    due = at + timedelta(hours=1)
    pressing = ask(stream=make_stream("test"), kind=KIND.code, by=desk, at=at, due_at=due)
    assert [one.approval for one in approval_inbox(supervisor)] == [pressing, asked]


def test_the_page_links_to_the_decision(
    asked: Approval, supervisor: User, signed_in: Callable[..., Client]
) -> None:
    page = signed_in(supervisor).get("/approvals/requests/").content.decode()
    assert (f'href="/somewhere/{asked.pk}/"' in page, "换班" in page) == (True, True)


def test_people_who_decide_nothing_are_refused(technician: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(technician).get("/approvals/requests/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_costs_the_same_with_one_and_three(
    supervisor: User, desk: User, at: datetime, rows: int, django_assert_num_queries: object
) -> None:
    for _ in range(rows):
        ask(stream=make_stream("test"), kind=KIND.code, by=desk, at=at)
    assert supervisor.scope.held
    with django_assert_num_queries(1):  # type: ignore[operator]
        approval_inbox(supervisor)
