"""Quality checks and evaluations."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from core.models.ledger import AppendOnlyError
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from workforce.enums import Courtesy, Forbidden
from workforce.forms import EvaluationForm, QualityForm
from workforce.models import Evaluation, QualityCheck

SignIn = Callable[[User], Client]


@pytest.fixture
def ticket(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at)


@pytest.mark.requirement("KNB-02")
def test_the_form_has_four_forbidden_kinds_and_three_courtesies() -> None:
    fields = QualityForm.base_fields
    assert [len(fields[name].choices) for name in ("forbidden", "courtesies")] == [4, 3]


@pytest.mark.requirement("KNB-02")
@pytest.mark.parametrize(
    ("forbidden", "courtesies", "points"),
    [([], Courtesy.values, 100), (["quarrel"], ["please"], 60), (Forbidden.values, [], 0)],
)
def test_a_ticket_s_check_scores_from_0_to_100(
    ticket: Ticket,
    supervisor: User,
    technician: User,
    signed_in: SignIn,
    forbidden: list[str],
    courtesies: list[str],
    points: int,
) -> None:
    given = {
        "agent": technician.pk,
        "ticket": ticket.number,
        "forbidden": forbidden,
        "courtesies": courtesies,
    }
    assert signed_in(supervisor).post("/quality-checks/new/", given).status_code == 302
    check = QualityCheck.objects.get()
    assert (check.ticket, check.agent, check.score) == (ticket, technician, points)
    assert [one.score for one in signed_in(supervisor).get("/quality-checks/").context["page"].items] == [
        points
    ]


def test_a_check_is_about_a_call_or_a_ticket(supervisor: User, technician: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).post("/quality-checks/new/", {"agent": technician.pk}).status_code == 422
    assert not QualityCheck.objects.exists()


def test_an_inspection_is_written_once(
    ticket: Ticket, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    given = {"agent": technician.pk, "ticket": ticket.number}
    signed_in(supervisor).post("/quality-checks/new/", given)
    with pytest.raises(AppendOnlyError):
        QualityCheck.objects.update(score=100)


def test_another_region_s_checks_are_not_listed(
    ticket: Ticket, supervisor: User, technician: User, stranger: User, signed_in: SignIn
) -> None:
    given = {"agent": technician.pk, "ticket": ticket.number}
    signed_in(supervisor).post("/quality-checks/new/", given)
    assert signed_in(stranger).get("/quality-checks/").context["page"].items == []


MARKS = {"dress": 5, "language": 4, "conduct": 5, "attitude": 3, "skill": 1, "effect": 2}


@pytest.mark.requirement("KNB-07")
def test_the_evaluation_has_six_items_from_1_to_5(
    ticket: Ticket, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    choices = {name: [code for code, _word in EvaluationForm.base_fields[name].choices] for name in MARKS}
    assert choices == {name: ["1", "2", "3", "4", "5"] for name in MARKS}
    given = {"agent": technician.pk, "ticket": ticket.number, **MARKS}
    assert signed_in(supervisor).post("/evaluations/new/", given | {"skill": 6}).status_code == 422
    assert signed_in(supervisor).post("/evaluations/new/", given).status_code == 302
    made = Evaluation.objects.get()
    assert ({name: getattr(made, name) for name in MARKS}, made.total, len(made.marks)) == (MARKS, 20, 6)


def test_lists_and_forms_show(ticket: Ticket, supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    pages = ["/evaluations/", "/evaluations/new/", f"/quality-checks/new/?ticket={ticket.number}", "/day/"]
    assert [browser.get(page).status_code for page in pages] == [200] * 4
    assert "服务检查" in browser.get(f"/tickets/{ticket.number}/").content.decode()
