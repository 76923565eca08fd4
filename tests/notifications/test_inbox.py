"""A person's inbox: the own items only, unread first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from core.doors import BELL
from core.models import Stream
from core.streams import StreamKind, open_stream, register_kind
from notifications.enums import Channel
from notifications.models import Message, Preference
from notifications.operations import mark_read, queue
from org.models import Unit, User

SignIn = Callable[..., Client]


def _item(user: User, at: datetime, subject: str = "时限提醒", **other: Any) -> Message:
    words = {"cause": subject, "subject": subject, "body": "还剩 20 %"} | other
    return queue(recipient=user, channel=Channel.INBOX, at=at, **words)


@pytest.fixture
def east_stream(east: Unit, at: datetime) -> Stream:
    """A page that only people of the east may open."""

    def visible_to(user: User) -> Any:
        return (
            Stream.objects.filter(kind="inbox-test")
            if east.pk in user.scope.region_ids
            else Stream.objects.none()
        )

    register_kind(StreamKind("inbox-test", "", visible_to, lambda stream: f"/pages/{stream.pk}/"))
    return open_stream(kind="inbox-test", at=at)


def test_unread_items_come_first_then_the_newest(supervisor: User, at: datetime, signed_in: SignIn) -> None:
    first, second, third = (_item(supervisor, at, subject) for subject in "甲乙丙")
    mark_read(by=supervisor, at=at, message=third.pk)
    page = signed_in(supervisor).get("/inbox/").context["page"]
    assert [row.pk for row in page.items] == [second.pk, first.pk, third.pk]


def test_others_messages_are_not_shown(
    supervisor: User, manager: User, at: datetime, signed_in: SignIn
) -> None:
    _item(manager, at)
    assert signed_in(supervisor).get("/inbox/").context["page"].items == []


def test_outgoing_messages_are_no_inbox_items(supervisor: User, at: datetime) -> None:
    queue(cause="c", recipient=supervisor, channel="sms", address="1", subject="a", body="b", at=at)
    assert Message.objects.visible_to(supervisor).count() == 0


def test_reading_one_leaves_the_others(supervisor: User, at: datetime, signed_in: SignIn) -> None:
    read, other = _item(supervisor, at, "甲"), _item(supervisor, at, "乙")
    signed_in(supervisor).post(f"/inbox/{read.pk}/reading/")
    assert list(Message.objects.unread()) == [other]


def test_somebody_elses_item_cannot_be_marked(
    supervisor: User, manager: User, at: datetime, signed_in: SignIn
) -> None:
    item = _item(manager, at)
    assert signed_in(supervisor).post(f"/inbox/{item.pk}/reading/").status_code == 404
    assert Message.objects.unread().count() == 1


def test_reading_all_touches_the_own_items_only(
    supervisor: User, manager: User, at: datetime, signed_in: SignIn
) -> None:
    _item(supervisor, at, "甲"), _item(supervisor, at, "乙")
    others = _item(manager, at)
    signed_in(supervisor).post("/inbox/readings/")
    assert list(Message.objects.unread()) == [others]


def test_the_bell_counts_unread_items(supervisor: User, at: datetime) -> None:
    _item(supervisor, at, "甲"), _item(supervisor, at, "乙")
    mark_read(by=supervisor, at=at, message=Message.objects.earliest("pk").pk)
    assert sum(bell.count(supervisor) for bell in BELL) == 1


@pytest.mark.parametrize(("reader", "linked"), [("supervisor", True), ("stranger", False)])
def test_the_page_is_linked_only_for_who_may_open_it(
    request: pytest.FixtureRequest,
    east_stream: Stream,
    at: datetime,
    signed_in: SignIn,
    reader: str,
    linked: bool,
) -> None:
    user = request.getfixturevalue(reader)
    _item(user, at, stream=east_stream)
    page = signed_in(user).get("/inbox/").content.decode()
    assert (f'href="/pages/{east_stream.pk}/"' in page) == linked


def test_markup_in_a_message_stays_text(supervisor: User, at: datetime, signed_in: SignIn) -> None:
    _item(supervisor, at, "<b>甲</b>", body="<script>1</script>")
    page = signed_in(supervisor).get("/inbox/").content.decode()
    assert "&lt;script&gt;1&lt;/script&gt;" in page
    assert "<script>1" not in page
    assert "<b>甲" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_any_number_of_items(
    supervisor: User,
    east_stream: Stream,
    at: datetime,
    signed_in: SignIn,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        _item(supervisor, at, f"第 {n} 条", stream=east_stream)
    client = signed_in(supervisor)
    with django_assert_num_queries(6):  # session, user, scope, items, open pages, bell
        client.get("/inbox/")


def test_wishes_are_kept(supervisor: User, signed_in: SignIn) -> None:
    signed_in(supervisor).post("/inbox/wishes/", {"by_sms": "on"})
    wish = Preference.objects.get(user=supervisor)
    assert (wish.by_email, wish.by_sms) == (False, True)


def test_the_wishes_page_shows_the_defaults(supervisor: User, signed_in: SignIn) -> None:
    form = signed_in(supervisor).get("/inbox/wishes/").context["form"]
    assert (form["by_email"].value(), form["by_sms"].value()) == (True, True)


def test_a_later_page_follows_the_cursor(supervisor: User, at: datetime, signed_in: SignIn) -> None:
    for n in range(51):
        _item(supervisor, at, f"第 {n} 条")
    client = signed_in(supervisor)
    first = client.get("/inbox/").context["page"]
    second = client.get("/inbox/", {"cursor": first.next_cursor}).context["page"]
    assert (len(first.items), [row.subject for row in second.items]) == (50, ["第 0 条"])


def test_a_broken_cursor_is_a_bad_request(supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).get("/inbox/", {"cursor": "x"}).status_code == 400
