"""Finding customers and units by what a caller says, each way through an index."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet

from customers.models import Asset, Contact, Customer
from customers.queries import find, find_assets, find_models
from customers.queries.find import serial_ends
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer


@pytest.fixture
def customer(east: Unit) -> Customer:
    found = make_customer(east, name="单县王建国")
    make_asset(found)
    make_customer(east, name="赵平", phone="0592-48297434")
    return found


@pytest.mark.parametrize(
    "query",
    [
        "13812345678",
        "+86 138 1234 5678",
        "138123",
        "5678",
        "单县",
        "建国",
        "王建国",
        "sx",
        "sxw",
        "SXWJG",
        "dx",
        "AC-35-2503-86997",
        "ac-35-25",
        "86997",
        "2503-86997",
    ],
)
def test_every_key_finds_the_customer(customer: Customer, desk: User, query: str) -> None:
    assert list(find(desk, query)) == [customer]


@pytest.mark.parametrize(
    "query", ["", "  ", "县建", "13800000000", "9", "997", "86998", "ZZ-99", "《》", "建 县国"]
)
def test_other_words_find_nobody(customer: Customer, desk: User, query: str) -> None:
    assert list(find(desk, query)) == []


@pytest.mark.parametrize(
    ("name", "letters"), [("重庆火锅店", "cq"), ("厦门大学", "xm"), ("仇军", "qj"), ("单县供电所", "sx")]
)
def test_initials_of_names_with_several_readings(east: Unit, desk: User, name: str, letters: str) -> None:
    wanted = make_customer(east, name=name)
    assert list(find(desk, letters)) == [wanted]


def test_a_region_finds_its_own_only(customer: Customer, supervisor: User, stranger: User) -> None:
    assert list(find(supervisor, "王建国")) == [customer]
    assert list(find(stranger, "王建国")) == []


def test_units_are_found_by_serial_and_by_customer(customer: Customer, desk: User) -> None:
    asset = customer.assets.get()
    assert list(find_assets(desk, "ac-35-2503")) == [asset]
    assert list(find_assets(desk, "3-86997")) == [asset]
    assert list(find_assets(desk, "%6997")) == []
    assert list(find_assets(desk, "王建国")) == [asset]


def test_models_are_found_by_code_and_by_name(customer: Customer) -> None:
    assert [row.code for row in find_models("ac")] == ["AC-35"]
    assert [row.code for row in find_models("空调")] == ["AC-35"]
    assert [row.code for row in find_models("冰箱")] == []
    assert [row.code for row in find_models("空调\0")] == ["AC-35"]


@pytest.mark.parametrize(
    "rows",
    [
        Customer.objects.filter(search_words__contains=["建国"]),
        Contact.objects.filter(phone="13812345678"),
        Contact.objects.filter(phone__startswith="1381"),
        Contact.objects.filter(phone_tail="5678"),
        Asset.objects.filter(serial__startswith="AC-35"),
        Asset.objects.filter(Q(serial__startswith="86997") | serial_ends("86997")),
    ],
)
def test_no_key_reads_the_whole_table(db: None, rows: QuerySet[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.explain()
    assert ("Index" in plan, "Seq Scan" in plan) == (True, False)
