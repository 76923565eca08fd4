"""Standby units asked for and lent for a case."""

from parts.models import Loan, StandbyOrder
from parts.queries.loans import of_stream
from warranty.models import Case


def may_lend(case: Case) -> bool:
    """Is the case open, with no unit asked for or out?"""
    asked = StandbyOrder.objects.open().filter(stream=case.pk).exists()
    return case.is_open and not asked and not of_stream(case.pk).open().exists()


def orders_of(case: Case) -> list[StandbyOrder]:
    """All that was asked for, the latest first."""
    return list(StandbyOrder.objects.filter(stream=case.pk).select_related("model", "unit").order_by("-pk"))


def loans_of(case: Case) -> list[Loan]:
    """All that was lent, the latest first."""
    return list(of_stream(case.pk).order_by("-pk"))
