"""The past of the demo company, put together."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from aftersales.demo.history import lives, shape, staff
from aftersales.demo.history.cast import Cast
from aftersales.demo.history.customers import Place, settle, sign_contracts
from aftersales.demo.history.patterns import read_patterns
from aftersales.demo.history.printing import Printer, homes_by_region
from aftersales.demo.history.today import fill_today
from core.clock import local_day
from customers.operations import Taken
from org.enums import UnitKind
from org.models import Unit, User


@dataclass(frozen=True)
class Size:
    """How much past: tickets over so many months, customers and their units."""

    tickets: int
    months: int
    customers: int
    assets: int
    seed: int
    hours: int = 6  # of the day at which each kind of life is led
    today: int = 60  # visits on today's board


def build_past(size: Size, *, at: datetime, tell: Callable[[str], None]) -> int:
    """Everything in one transaction, the same for the same seed and day; returns how many tickets were made."""
    chance = random.Random(size.seed)  # noqa: S311 - made-up customers
    with transaction.atomic():
        staff.hire(chance, at=at)
        tell("people")
        places = _places()
        homes = settle(
            chance, places, customers=size.customers, assets=size.assets, today=local_day(at), at=at
        )
        sign_contracts(chance, homes, today=local_day(at), at=at)
        tell("customers")
        led = _lead(size, homes, chance, at)
        tell("model lives")
        printer = Printer(read_patterns(led), Cast(), homes_by_region(homes), chance)
        days = shape.days(today=local_day(at), months=size.months)
        made = printer.print(shape.pick(chance, days, size.tickets), places, tell)
        fill_today(chance, homes, most=size.today, at=at)
        tell("today")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def _places() -> list[Place]:
    projects = Unit.objects.filter(kind=UnitKind.PROJECT).select_related("parent").order_by("pk")
    return [Place(unit.parent, unit) for unit in projects if unit.parent]


def _lead(size: Size, homes: list[Taken], chance: random.Random, at: datetime) -> list[lives.Life]:
    """Model lives of customers in Shanghai, one life a customer as far as there are enough."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    people = {user.username: user for user in User.objects.all()}
    here = [one for one in homes if one.site and one.site.project_id == units["shanghai"].pk]
    near = [*{one.customer.pk: one for one in here}.values()]
    first = shape.days(today=local_day(at), months=size.months)[0].day
    return lives.lead(units, people, near, first=first, hours=size.hours, chance=chance, at=at)
