"""What may be sent to whom."""

from datetime import datetime, timedelta

import pytest

from core.actors import CUSTOMER
from customers.enums import ConsentPurpose, ConsentSource
from customers.models import Consent, Customer
from customers.operations import consents
from customers.queries.consents import may_send
from org.models import Unit
from tests.factories.customers import main_contact, make_customer

SMS = {"purpose": ConsentPurpose.MARKETING, "by": CUSTOMER}


@pytest.fixture
def customer(east: Unit) -> Customer:
    return make_customer(east)


def test_without_consent_only_service_messages(customer: Customer) -> None:
    assert may_send(customer, ConsentPurpose.SERVICE) is True
    assert may_send(customer, ConsentPurpose.MARKETING) is False


def test_consent_opens_its_own_purpose(customer: Customer, at: datetime) -> None:
    consents.give(customer=customer, source=ConsentSource.PHONE, at=at, **SMS)
    assert may_send(main_contact(customer), ConsentPurpose.MARKETING) is True
    assert may_send(customer, ConsentPurpose.SURVEY) is False


def test_withdrawn_consent_is_kept_and_closes(customer: Customer, at: datetime) -> None:
    consents.give(customer=customer, source=ConsentSource.PHONE, at=at, **SMS)
    consents.withdraw(customer=customer, at=at + timedelta(days=1), **SMS)
    assert may_send(customer, ConsentPurpose.MARKETING) is False
    assert may_send(customer, ConsentPurpose.SERVICE) is True
    assert Consent.objects.get().withdrawn_at == at + timedelta(days=1)


def test_giving_twice_is_one_row(customer: Customer, at: datetime) -> None:
    first = consents.give(customer=customer, source=ConsentSource.PHONE, at=at, **SMS)
    assert consents.give(customer=customer, source=ConsentSource.LINK, at=at, **SMS) == first
