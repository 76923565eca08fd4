"""Query budgets: a list costs the same with one row and with three."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer

SignIn = Callable[[User], Client]


def fill(region: Unit, rows: int) -> None:
    for number in range(rows):
        customer = make_customer(region, name="王建国", phone=f"1381234567{number}")
        make_asset(customer, serial=f"AC-35-{number}")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "query", "mark"),
    [
        ("list", "", "row-link"),
        ("list", "王建", "row-link"),
        ("assets", "", "row-link"),
        ("lookup_customers", "王建", "data-id"),
    ],
)
def test_lists_have_a_budget(
    east: Unit,
    supervisor: User,
    signed_in: SignIn,
    django_assert_max_num_queries: Any,
    rows: int,
    name: str,
    query: str,
    mark: str,
) -> None:
    fill(east, rows)
    client = signed_in(supervisor)
    with django_assert_max_num_queries(8):
        answer = client.get(reverse(f"customers:{name}"), {"q": query})
    assert answer.content.decode().count(mark) == rows
