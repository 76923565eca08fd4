"""Who opened whose page."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from core.models import Event
from customers.models import CardOpening
from org.models import Unit, User
from tests.factories.customers import make_customer

SignIn = Callable[[User], Client]


@pytest.mark.requirement("PRV-01")
def test_opening_a_page_writes_one_row_with_user_and_time(
    east: Unit, supervisor: User, signed_in: SignIn
) -> None:
    customer = make_customer(east)
    events = Event.objects.count()
    signed_in(supervisor).get(reverse("customers:card", args=[customer.pk]))
    row = CardOpening.objects.get()
    assert (row.user, row.customer, row.at is not None) == (supervisor, customer, True)
    assert Event.objects.count() == events


def test_a_refused_page_is_no_opening(east: Unit, stranger: User, signed_in: SignIn) -> None:
    answer = signed_in(stranger).get(reverse("customers:card", args=[make_customer(east).pk]))
    assert (answer.status_code, CardOpening.objects.count()) == (404, 0)


def test_the_register_shows_openings_to_who_protects(
    east: Unit, supervisor: User, manager: User, signed_in: SignIn
) -> None:
    customer = make_customer(east)
    signed_in(supervisor).get(reverse("customers:card", args=[customer.pk]))
    page = signed_in(manager).get(reverse("privacy:openings"))
    assert (page.status_code, "周主管" in page.content.decode()) == (200, True)
    assert signed_in(supervisor).get(reverse("privacy:openings")).status_code == 403
