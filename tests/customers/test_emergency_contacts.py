"""Emergency contacts of sites."""

from datetime import date, datetime

import pytest

from customers.models import Customer, EmergencyContact, Site
from customers.operations import add_contract
from customers.operations.emergency import add_emergency_contact
from customers.phones import BadPhone
from customers.queries.emergency import lacking
from org.models import Unit, User
from tests.factories.customers import make_customer, make_site
from tests.factories.packs import default_packs

TODAY = date(2026, 3, 10)


@pytest.fixture
def site(east: Unit, supervisor: User, at: datetime) -> Site:
    """A site of a customer with a contract round the clock."""
    default_packs()
    customer = make_customer(east)
    add_contract(
        customer=customer,
        number="HT-1",
        always_on=True,
        since=date(2026, 1, 1),
        until=None,
        by=supervisor,
        at=at,
    )
    return make_site(customer)


def short(user: User) -> list[Site]:
    return lacking(user, day=TODAY, least=2)


@pytest.mark.requirement("INT-19")
def test_a_site_with_fewer_than_two_is_flagged(site: Site, supervisor: User, at: datetime) -> None:
    assert short(supervisor) == [site]
    add_emergency_contact(site=site, name="王值班", phones="13812345678、021-55551234", by=supervisor, at=at)
    assert short(supervisor) == [site]
    add_emergency_contact(site=site, name="李机房", phones="13912345678", by=supervisor, at=at)
    assert short(supervisor) == []


@pytest.mark.requirement("INT-19")
def test_the_card_flags_it_too(site: Site, supervisor: User, signed_in) -> None:
    text = signed_in(supervisor).get(f"/customers/{site.customer_id}/").content.decode()
    assert "应急联系人不足" in text
    assert "应急联系人不足" in signed_in(supervisor).get("/customers/emergency/").content.decode()


def test_without_a_contract_nothing_is_owed(east: Unit, supervisor: User) -> None:
    default_packs()
    make_site(make_customer(east))
    assert short(supervisor) == []


def test_a_contact_has_several_numbers_in_order(site: Site, supervisor: User, at: datetime) -> None:
    made = add_emergency_contact(
        site=site, name="王值班", phones="13812345678 13912345678", by=supervisor, at=at
    )
    assert (made.rank, len(made.numbers)) == (1, 2)
    with pytest.raises(BadPhone):
        add_emergency_contact(site=site, name="某人", phones="没有", by=supervisor, at=at)
    assert EmergencyContact.objects.count() == 1


def test_the_page_adds_and_removes(site: Site, supervisor: User, stranger: User, signed_in) -> None:
    address = f"/customers/{site.customer_id}/sites/{site.pk}/emergency/"
    client = signed_in(supervisor)
    assert client.post(address, {"name": "王值班", "phones": "abc"}).status_code == 422
    assert client.post(address, {"name": "王值班", "phones": "13812345678"}).status_code == 302
    held = EmergencyContact.objects.get()
    removal = f"/customers/{site.customer_id}/emergency/{held.pk}/removal/"
    assert signed_in(stranger).post(removal).status_code == 404
    assert client.post(removal).status_code == 302
    assert (EmergencyContact.objects.count(), Customer.objects.count()) == (0, 1)
