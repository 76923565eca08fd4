"""Shares per technician: second visits (DSP-07), satisfaction forms filled in (TKT-19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q

from dispatch.enums import OF_CUSTOMER
from dispatch.models import Technician, Visit, WorkOrder


@dataclass(frozen=True)
class Rate:
    """A part of a whole; without a whole there is no percentage."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> Decimal | None:
        if not self.whole:
            return None
        return (Decimal(self.part * 100) / self.whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def revisit_rates(people: Iterable[Technician], *, since: datetime, until: datetime) -> dict[int, Rate]:
    """Of the first visits of each technician, how many ended in another one for a reason of ours (DSP-07)."""
    ours = Q(ended_at__isnull=False) & ~Q(outcome__in=OF_CUSTOMER)
    rows = (
        Visit.objects.filter(order__technician__in=people, n=1, departed_at__gte=since, departed_at__lt=until)
        .values("order__technician")
        .annotate(whole=Count("pk"), part=Count("pk", filter=ours))
    )
    return _by_person(people, {row["order__technician"]: Rate(row["part"], row["whole"]) for row in rows})


def form_rates(people: Iterable[Technician], *, since: datetime, until: datetime) -> dict[int, Rate]:
    """Of the signed orders of each technician, how many have the customer's satisfaction form (TKT-19)."""
    rows = (
        WorkOrder.objects.filter(technician__in=people, signed_at__gte=since, signed_at__lt=until)
        .values("technician")
        .annotate(
            whole=Count("pk", distinct=True),
            part=Count("pk", distinct=True, filter=Q(ratings__isnull=False)),
        )
    )
    return _by_person(people, {row["technician"]: Rate(row["part"], row["whole"]) for row in rows})


def _by_person(people: Iterable[Technician], found: dict[int, Rate]) -> dict[int, Rate]:
    return {one.pk: found.get(one.pk, Rate()) for one in people}
