"""The four indicators, and the tickets behind every number."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from followups import operations as calls
from followups.enums import PlanPeriod
from followups.operations import plans
from org.models import Unit, User
from reports.enums import Figure
from reports.queries.evaluations import evaluations
from reports.queries.month import indicators, numbers, tickets_of
from reports.rules import month
from tests.factories.dispatch import make_order, make_technician
from tests.factories.followups import make_call, make_caller
from tests.factories.tickets import CONSULTATION, FAULT, make_ticket
from tests.reports.conftest import local
from tickets.models import ChargeCategory, Ticket
from tickets.operations import lifecycle
from tickets.operations.hotline import charges

MARCH = month(date(2026, 3, 1))
SignIn = Callable[[User], Client]


@pytest.mark.requirement("RPT-20")
def test_forty_closed_of_which_thirty_four_in_time_are_85_per_cent(
    east: Unit, supervisor: User, packs: None
) -> None:
    for n in range(40):
        phone = f"139000000{n:02d}"
        ticket = make_ticket(east, at=local("2026-03-10T09:00"), phone=phone, **CONSULTATION)
        hours = 30 if n < 6 else 1
        lifecycle.resolve_by_phone(
            ticket=ticket,
            by=supervisor,
            at=local("2026-03-10T09:00") + timedelta(hours=hours),
            breach_reason="staff" if n < 6 else "",
        )
    sizes = numbers(Ticket.objects.all(), MARCH, 30)
    timeliness = {str(one.label): share for one, _part, _whole, share in indicators(sizes)}["服务及时率"]
    assert (sizes[Figure.CLOSED], sizes[Figure.CLOSED_IN_TIME], timeliness) == (40, 34, "85.0 %")


@pytest.mark.requirement("RPT-20")
def test_an_empty_month_shows_a_dash(packs: None) -> None:
    shares = [share for _one, _part, _whole, share in indicators(numbers(Ticket.objects.all(), MARCH, 30))]
    assert shares == ["–", "–", "–", "–"]


@pytest.mark.requirement("RPT-20")
def test_satisfaction_counts_rated_calls(east: Unit, supervisor: User, packs: None) -> None:
    clerk = make_caller(east)
    for n, satisfaction in enumerate(["satisfied", "very_satisfied", "neutral"]):
        call = make_call(east, by=supervisor, at=local("2026-03-10T09:00"), phone=f"1390000000{n}")
        calls.answer(call=call, satisfaction=satisfaction, opinion="", by=clerk, at=local("2026-03-12T09:00"))
    sizes = numbers(Ticket.objects.all(), MARCH, 30)
    assert (sizes[Figure.SATISFIED], sizes[Figure.RATED]) == (2, 3)


def test_every_number_opens_the_tickets_that_add_up_to_it(
    east: Unit, supervisor: User, manager: User, packs: None, signed_in: SignIn
) -> None:
    make_call(east, by=supervisor, at=local("2026-03-10T09:00"))
    make_ticket(east, at=local("2026-03-11T09:00"), phone="13900000002")
    client = signed_in(manager)
    sizes = numbers(Ticket.objects.all(), MARCH, 30)
    for figure in Figure.values:
        page = client.get(f"/reports/month/tickets/?month=2026-03&figure={figure}")
        shown = [ticket.pk for ticket in page.context["page"].items]
        assert len(shown) == sizes[figure] == tickets_of(figure, Ticket.objects.all(), MARCH, 30).count()


@pytest.mark.requirement("RPT-24")
def test_the_month_shows_what_the_closed_plans_achieved(
    east: Unit, south: Unit, supervisor: User, packs: None
) -> None:
    begun = local("2026-03-09T09:00")
    draft = plans.Draft(east, PlanPeriod.WEEK, date(2026, 3, 9), "回访", [supervisor])
    plan = plans.make_plan(draft=draft, by=supervisor, at=begun)
    assert evaluations(east, MARCH) == []
    plans.close_plan(
        plan=plan, result="完成 21 户", evaluation=4, summary="接通率高", by=supervisor, at=begun
    )
    values = [[cell.value for cell in row] for row in evaluations(east, MARCH)[0].rows]
    assert values == [[plan.number, "华东", "03-09 – 03-15", "完成 21 户", 4, "接通率高"]]
    assert (evaluations(None, MARCH)[0].rows, evaluations(south, MARCH)) == (
        evaluations(east, MARCH)[0].rows,
        [],
    )


def test_month_page_has_a_query_budget(
    manager: User, packs: None, signed_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = signed_in(manager)
    with django_assert_max_num_queries(37):
        assert client.get("/reports/month/?month=2026-03").status_code == 200


@pytest.mark.requirement("INT-31")
def test_the_month_splits_the_income_by_the_four_categories(
    east: Unit, desk: User, supervisor: User, manager: User, packs: None, signed_in: SignIn
) -> None:
    charges.install()
    ticket = make_ticket(east, at=local("2026-03-10T09:00"))
    for code, amount, day in (("paid", "80.005", "31"), ("paid", "-10", "11"), ("contract", "5", "12")):
        kind = ChargeCategory.objects.get(code=code)
        at = local(f"2026-03-{day}T23:59")
        charges.charge(ticket=ticket, category=kind, amount=Decimal(amount), by=supervisor, at=at)
    page = signed_in(manager).get("/reports/month/?month=2026-03")
    table = next(one for one in page.context["document"].tables if one.code == "income")
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["有费服务", 2, Decimal("70.01")],
        ["合同服务", 1, Decimal("5.00")],
        ["免费服务", 0, Decimal(0)],
        ["行政服务", 0, Decimal(0)],
        ["合计", 3, Decimal("75.01")],
    ]
    assert "75.01" in page.content.decode()


def test_an_unknown_figure_is_not_found(manager: User, packs: None, signed_in: SignIn) -> None:
    assert signed_in(manager).get("/reports/month/tickets/?figure=x").status_code == 404


@pytest.mark.requirement("DSP-05")
def test_the_month_reports_the_median_from_registration_to_assignment(
    east: Unit, supervisor: User, manager: User, packs: None, signed_in: SignIn
) -> None:
    for n, minutes in enumerate([10, 30, 200]):
        at = local("2026-03-10T09:00")
        ticket = make_ticket(east, at=at, phone=f"1390000003{n}", **FAULT)
        make_order(ticket, make_technician(east), by=supervisor, at=at + timedelta(minutes=minutes))
    page = signed_in(manager).get("/reports/month/?month=2026-03")
    speed = next(one for one in page.context["document"].kpis if one.code == "median")
    assert speed.value == "30 分"
