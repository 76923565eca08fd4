"""Regular calls: partial until all four questions are answered."""

from datetime import datetime, timedelta

import pytest

from deadlines.models import Todo
from followups import operations
from followups.enums import CallState
from followups.errors import FollowUpRefused
from followups.models import Call
from org.models import Unit, User
from tests.factories.customers import make_customer
from tests.factories.followups import make_caller
from tests.factories.packs import default_packs

FOUR = {"knowledge": "会用", "fit": "合用", "attitude": "热情", "wishes": "增加定时"}
THREE = FOUR | {"wishes": " "}


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.fixture
def call(east: Unit, clerk: User, at: datetime) -> Call:
    default_packs()
    return operations.schedule(customer=make_customer(east), by=clerk, at=at)


def answer(call: Call, answers: dict[str, str], by: User, at: datetime) -> Call:
    return operations.answer_regular(call=call, answers=answers, satisfaction="satisfied", by=by, at=at)


@pytest.mark.requirement("FUP-07")
def test_three_of_four_answers_are_partial_and_not_done(call: Call, clerk: User, at: datetime) -> None:
    held = answer(call, THREE, clerk, at)
    assert (held.state, held.closed_at) == (CallState.PARTIAL, None)
    assert Call.objects.open().get() == call
    assert not Call.objects.rated().exists()
    assert Todo.objects.get().done_at is None


def test_the_fourth_answer_completes_it_another_day(call: Call, clerk: User, at: datetime) -> None:
    answer(call, THREE, clerk, at)
    held = answer(call, FOUR, clerk, at + timedelta(days=1))
    assert (held.state, held.regular_answers.wishes) == (CallState.REACHED, "增加定时")
    assert Todo.objects.get().done_at == at + timedelta(days=1)


def test_one_open_regular_call_per_customer(call: Call, clerk: User, at: datetime) -> None:
    with pytest.raises(FollowUpRefused):
        operations.schedule(customer=call.customer, by=clerk, at=at)
    assert Call.objects.count() == 1


def test_a_regular_call_stands_in_the_customers_history(call: Call, clerk: User, at: datetime) -> None:
    answer(call, FOUR, clerk, at)
    names = call.customer.stream.events.filter(name__startswith="followup.").order_by("pk")
    assert list(names.values_list("name", flat=True)) == ["followup.opened", "followup.answered"]
