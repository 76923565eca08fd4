"""The pages of imported lists, and earlier tickets on the pages of customers and units."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from org.models import User
from tests.tickets.importing.conftest import GOOD, RunImport
from tickets.models import ImportBatch, Ticket

Listed = Callable[..., Path]
SignIn = Callable[[User], Client]


def test_a_batch_shows_its_counts_and_why_rows_were_left_out(
    run_import: RunImport, listed: Listed, group_officer: User, signed_in: SignIn
) -> None:
    run_import(listed(GOOD, GOOD.replace("华东", "<b>火星")))
    client = signed_in(group_officer)
    assert "calls.csv" in client.get(reverse("tickets:imports")).content.decode()
    page = client.get(reverse("tickets:import_batch", args=[ImportBatch.objects.get().pk])).content.decode()
    assert ("没有这个大区：&lt;b&gt;火星" in page, "<b>火星" in page) == (True, False)
    assert "17700006294" not in page


def test_no_batch_says_how_one_is_made(group_officer: User, signed_in: SignIn) -> None:
    assert "import_calls" in signed_in(group_officer).get(reverse("tickets:imports")).content.decode()


@pytest.mark.parametrize("who", ["desk", "supervisor", "technician"])
def test_lists_of_all_regions_are_the_group_s(
    run_import: RunImport, listed: Listed, signed_in: SignIn, request: pytest.FixtureRequest, who: str
) -> None:
    run_import(listed(GOOD))
    client = signed_in(request.getfixturevalue(who))
    assert client.get(reverse("tickets:imports")).status_code == 403
    batch = ImportBatch.objects.get()
    assert client.get(reverse("tickets:import_batch", args=[batch.pk])).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_batches_has_a_budget(
    run_import: RunImport,
    listed: Listed,
    group_officer: User,
    signed_in: SignIn,
    django_assert_max_num_queries: Any,
    rows: int,
) -> None:
    for number in range(rows):
        run_import(listed(GOOD.replace("系统不稳定", f"第{number}次")))
    client = signed_in(group_officer)
    with django_assert_max_num_queries(7):
        page = client.get(reverse("tickets:imports")).content.decode()
    assert page.count("row-link") == rows


@pytest.mark.parametrize("page", ["card", "asset"])
def test_earlier_tickets_stand_on_the_customer_and_on_the_unit(
    run_import: RunImport, listed: Listed, supervisor: User, signed_in: SignIn, page: str
) -> None:
    run_import(listed(GOOD, GOOD.replace("系统不稳定", "屏幕坏")))
    ticket = Ticket.objects.order_by("pk")[0]
    key = ticket.customer_id if page == "card" else ticket.asset_id
    text = signed_in(supervisor).get(reverse(f"customers:{page}", args=[key])).content.decode()
    assert (ticket.number in text, "屏幕坏" in text, "17700006294" in text) == (True, True, False)
