"""Standby units asked for and lent for a case."""

from parts.models import Loan, StandbyOrder
from parts.queries.loans import of_stream
from warranty.case_transitions import FULFILLED
from warranty.models import Case


def may_lend(case: Case) -> bool:
    """Is the own unit still away, with no other asked for or out?"""
    if not case.is_open or case.state in FULFILLED:
        return False
    asked = StandbyOrder.objects.open().filter(stream=case.pk).exists()
    return not asked and not of_stream(case.pk).open().exists()


def orders_of(case: Case) -> list[StandbyOrder]:
    """All that was asked for, the latest first."""
    return list(StandbyOrder.objects.filter(stream=case.pk).select_related("model", "unit").order_by("-pk"))


def loans_of(case: Case) -> list[Loan]:
    """All that was lent, the latest first."""
    return list(of_stream(case.pk).order_by("-pk"))
