"""What cases of before are told to be: migrations that fill columns of what ended already."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from org.models import User
from tests.factories.warranty import make_case
from tests.warranty.returns.ending import END, answered, decided, ended
from tickets.models import Ticket
from tickets.operations import lifecycle
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.cases.parcels import Found

HOUR = timedelta(hours=1)


@pytest.fixture
def case(east: Any, supervisor: User) -> Case:
    return answered(make_case(east, by=supervisor), supervisor)


def fill(name: str) -> None:
    import_module(f"warranty.migrations.{name}").fill(apps, None)


def test_a_past_ticket_is_called_as_its_case_ended(case: Case, supervisor: User) -> None:
    ticket = ended(case, "new_goods", supervisor)
    Ticket.objects.update(settled="")
    fill("0014_how_past_tickets_ended")
    assert Ticket.objects.get(pk=ticket.pk).settled == "exchange"


def test_a_past_ticket_that_was_taken_up_again_is_not(case: Case, supervisor: User) -> None:
    ticket = ended(case, "new_goods", supervisor)
    lifecycle.reopen(ticket=ticket, reason="不会用", by=supervisor, at=END + HOUR)
    fill("0014_how_past_tickets_ended")
    assert Ticket.objects.get(pk=ticket.pk).settled == ""


def test_goods_that_went_back_unappraised_were_withdrawn(case: Case, supervisor: User) -> None:
    given = {"by": supervisor, "at": END}
    cases.receive(case=case, found=Found(("product",)), received_at=END, **given)
    cases.withdraw(case=case, note="不想换了", **given)
    Case.objects.update(withdrawn=False)
    fill("0016_past_withdrawals")
    assert Case.objects.get(pk=case.pk).withdrawn


def test_goods_that_went_back_after_their_appraisal_were_refused(case: Case, supervisor: User) -> None:
    decided(case, "send_back", supervisor)
    fill("0016_past_withdrawals")
    assert not Case.objects.get(pk=case.pk).withdrawn
