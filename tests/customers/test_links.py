"""Private links: what stands in the database, what opens, what locks."""

from datetime import datetime, timedelta

import pytest

from core.actors import SYSTEM
from core.models import Event
from core.private_links import MARK, token_of, written_in
from customers.models import Customer, Link
from customers.operations import links
from customers.queries.links import by_token
from org.models import Unit
from tests.factories.customers import main_contact, make_customer
from tests.factories.packs import default_packs

DAY = timedelta(days=1)


@pytest.fixture
def customer(east: Unit) -> Customer:
    default_packs()
    return make_customer(east)


@pytest.fixture
def link(customer: Customer, at: datetime) -> Link:
    return links.open_link(stream=customer.stream, contact=main_contact(customer), at=at, by=SYSTEM)


def token(link: Link) -> str:
    return token_of(link.seed)


def test_an_issued_address_opens_its_stream(customer: Customer, at: datetime) -> None:
    address = links.issue(stream=customer.stream, contact=main_contact(customer), at=at, by=SYSTEM)
    found = by_token(address.rstrip("/").rpartition("/")[2], at=at)
    assert (found.stream_id, found.purposes) == (customer.pk, ["ticket"])


def test_the_token_stands_in_no_column_and_no_event(link: Link) -> None:
    row = Link.objects.filter(pk=link.pk).values().get()
    facts = [str(one) for one in Event.objects.filter(stream=link.stream_id).values_list("facts", flat=True)]
    assert token(link) not in " ".join([*map(str, row.values()), *facts])


def test_a_message_holds_a_mark_until_it_is_sent(link: Link) -> None:
    text = f"请打开 {links.mark(link)} 查看"
    assert MARK.search(text) is not None
    assert written_in(text) == f"请打开 http://127.0.0.1:8000/l/{token(link)}/ 查看"


def test_it_expires_after_the_days_of_the_pack(link: Link, at: datetime) -> None:
    assert by_token(token(link), at=at + 60 * DAY - timedelta(seconds=1)) == link
    assert by_token(token(link), at=at + 60 * DAY) is None


def test_a_revoked_link_opens_nothing(link: Link, at: datetime) -> None:
    links.revoke(link=link, by=SYSTEM, at=at)
    links.revoke(link=link, by=SYSTEM, at=at + DAY)
    assert by_token(token(link), at=at) is None
    assert Link.objects.get().revoked_at == at


def test_the_last_four_digits_confirm(link: Link, at: datetime) -> None:
    assert links.try_code(link=link, digits="5678", at=at) is True


def test_five_wrong_codes_lock_even_the_right_one(link: Link, at: datetime) -> None:
    wrong = [links.try_code(link=link, digits="0000", at=at) for _ in range(5)]
    assert (wrong, links.try_code(link=link, digits="5678", at=at)) == ([False] * 5, False)


def test_the_lock_ends_by_itself(link: Link, at: datetime) -> None:
    for _ in range(5):
        links.try_code(link=link, digits="0000", at=at)
    assert links.try_code(link=link, digits="5678", at=at + timedelta(minutes=30)) is True


def test_a_contact_without_a_phone_is_confirmed_by_nothing(link: Link, at: datetime) -> None:
    link.contact.phone = ""
    link.contact.save()
    assert links.try_code(link=link, digits="", at=at) is False
