"""Quotes from the released list, charges by category."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.knowledge import make_prices
from tests.factories.tickets import make_ticket
from tickets.models import Charge, ChargeCategory, Quote, Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.charges import charge, install, quote

Type = Callable[..., dict[str, Any]]
SignIn = Callable[..., Client]


@pytest.mark.requirement("INT-09")
def test_a_quote_from_list_three_stores_v3(hotline: Client, typed: Type, supervisor: User) -> None:
    price = make_prices(supervisor, releases=3, visit="80.00").prices.get()
    hotline.post("/intake/booking/", typed(price=price.pk))
    told = Quote.objects.get()
    assert (told.list_version, told.amount, told.ticket) == ("v3", Decimal("80.00"), Ticket.objects.get())


@pytest.mark.requirement("INT-09")
def test_a_price_of_no_list_in_force_cannot_be_saved(
    hotline: Client, typed: Type, supervisor: User, east: Unit, desk: User, at: datetime
) -> None:
    old = make_prices(supervisor, visit="80.00").prices.get()
    make_prices(supervisor, visit="90.00")
    answer = hotline.post("/intake/booking/", typed(price=old.pk))
    assert (answer.status_code, "只能按现行价目表报价" in answer.content.decode()) == (422, True)
    with pytest.raises(TicketRefused):
        quote(ticket=make_ticket(east, by=desk, at=at), price=old, by=desk, at=at)
    assert Quote.objects.count() == 0


@pytest.mark.requirement("INT-31")
def test_four_categories_split_the_income_of_a_month(
    east: Unit, supervisor: User, desk: User, at: datetime, signed_in: SignIn
) -> None:
    install()
    ticket = make_ticket(east, by=desk, at=at)
    for code, amount in (("paid", "80.005"), ("paid", "-10"), ("contract", "5")):
        category = ChargeCategory.objects.get(code=code)
        charge(ticket=ticket, category=category, amount=Decimal(amount), by=supervisor, at=at)
    page = signed_in(supervisor).get("/income/?month=2026-03")
    found = [(row.category.code, row.count, row.amount) for row in page.context["rows"]]
    assert found == [
        ("paid", 2, Decimal("70.01")),
        ("contract", 1, Decimal("5.00")),
        ("free", 0, Decimal(0)),
        ("administrative", 0, Decimal(0)),
    ]
    assert page.context["total"] == Decimal("75.01")


def test_renamed_categories_stay(db: None) -> None:
    install()
    ChargeCategory.objects.filter(code="paid").update(name="上门收费")
    install()
    assert ChargeCategory.objects.get(code="paid").name == "上门收费"


def test_income_of_other_regions_is_not_counted(
    east: Unit, desk: User, supervisor: User, stranger: User, at: datetime, signed_in: SignIn
) -> None:
    install()
    ticket = make_ticket(east, by=desk, at=at)
    charge(ticket=ticket, category=ChargeCategory.objects.all()[0], amount=Decimal(5), by=supervisor, at=at)
    assert signed_in(stranger).get("/income/?month=2026-03").context["total"] == Decimal(0)
    assert (signed_in(desk).get("/income/").status_code, Charge.objects.count()) == (403, 1)
