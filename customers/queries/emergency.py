"""Sites that have to be reachable at any hour, and whom to call there."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from core.clock import local_day
from customers.models import Contract, Customer, Site
from customers.queries.cards import CallerCard
from packs.queries import current_figure

SHOWN = 200


def needed(at: datetime) -> int:
    """How many contacts a site of a contract round the clock needs at least, by the company's pack."""
    return int(current_figure("telephone_contacts", "least", at=at))


def round_the_clock(day: date) -> QuerySet[Contract]:
    """Contracts with service round the clock in force on a day."""
    return Contract.objects.filter(Q(until=None) | Q(until__gte=day), always_on=True, since__lte=day)


def short_of_contacts(rows: QuerySet[Site], *, day: date, least: int) -> QuerySet[Site]:
    """Those of the sites whose contract needs more emergency contacts than there are (INT-19)."""
    customers = round_the_clock(day).values("customer")
    counted = rows.filter(customer__in=customers).annotate(known=Count("emergency_contacts"))
    return counted.filter(known__lt=least)


def short_sites(card: CallerCard, *, at: datetime) -> set[int]:
    """Sites of a card that lack contacts; nothing is read where no contract runs round the clock."""
    if not any(contract.always_on for contract in card.contracts):
        return set()
    rows = short_of_contacts(card.customer.sites.all(), day=local_day(at), least=needed(at))
    return set(rows.values_list("pk", flat=True))


def lacking(user: Any, *, day: date, least: int) -> list[Site]:
    """Visible sites that lack contacts, for the list."""
    seen = Customer.objects.visible_to(user).values("pk")
    rows = short_of_contacts(Site.objects.filter(customer__in=seen), day=day, least=least)
    return list(rows.select_related("customer", "region", "project").order_by("region", "pk")[:SHOWN])


def any_lacking(user: Any, *, at: datetime) -> bool:
    """Does the person see any site that lacks contacts? Most houses have no such contract and read nothing else."""
    day = local_day(at)
    return round_the_clock(day).exists() and bool(lacking(user, day=day, least=needed(at)))
