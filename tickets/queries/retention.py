"""Which records are old enough to be purged."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tickets.models import IntakeDraft, RescueSlip, Ticket
from tickets.transitions import CLOSED


def _of_vehicles() -> Q:
    """A repair of something with a plate, or a rescue on the road."""
    return Q(Exists(RescueSlip.objects.filter(ticket=OuterRef("pk")))) | (
        Q(asset__isnull=False) & ~Q(asset__plate="")
    )


def _ended(before: datetime) -> QuerySet[Ticket]:
    return Ticket.objects.filter(status__in=CLOSED, closed_at__lt=before)


def old_vehicle_repairs(before: datetime) -> QuerySet[Any]:
    return _ended(before).filter(_of_vehicles()).values_list("pk", flat=True)


def old_services(before: datetime) -> QuerySet[Any]:
    return _ended(before).exclude(_of_vehicles()).values_list("pk", flat=True)


def old_drafts(before: datetime) -> QuerySet[Any]:
    return IntakeDraft.objects.filter(saved_at__lt=before).values_list("pk", flat=True)
