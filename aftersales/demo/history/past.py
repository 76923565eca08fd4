"""The past of the demo company, put together."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from django.db import connection, transaction

from aftersales.demo.history import lives, shape, staff
from aftersales.demo.history.copying import USERS, Change, Press
from aftersales.demo.history.customers import Place, settle
from aftersales.demo.history.rows import read
from core.clock import LOCAL, local_day
from core.numbers import take_numbers
from customers.models import Asset, Contact, Customer, Site
from dispatch.models import Technician
from org.enums import Post, UnitKind
from org.models import Unit, User
from tickets.models import Ticket, TicketSearch
from tickets.rules import search_tokens

AT_ONCE = 2000
Life = dict[str, list[list[str | None]]]


@dataclass(frozen=True)
class Size:
    """How much past: tickets over so many months, customers and their units."""

    tickets: int
    months: int
    customers: int
    assets: int
    seed: int
    hours: int = 6  # of the day at which each kind of life is led


@dataclass
class Model:
    """A model life: its rows, the rows of others that it names, how it went."""

    rows: Life
    ticket: Ticket
    technician: Technician | None
    went_well: bool
    share: float


def build_past(size: Size, *, at: datetime, tell: Callable[[str], None]) -> int:
    """Everything in one transaction, the same for the same seed and day; returns how many tickets were made."""
    chance = random.Random(size.seed)  # noqa: S311 - made-up customers
    with transaction.atomic():
        staff.hire(chance, at=at)
        tell("people")
        places = [
            Place(unit.parent, unit)
            for unit in Unit.objects.filter(kind=UnitKind.PROJECT).order_by("pk")
            if unit.parent
        ]
        here = _Here(places)
        homes = settle(
            chance, places, customers=size.customers, assets=size.assets, today=local_day(at), at=at
        )
        tell("customers")
        units = {unit.code: unit for unit in Unit.objects.all()}
        people = {user.username: user for user in User.objects.all()}
        shanghai = units["shanghai"].pk
        near = [
            *{one.customer.pk: one for one in homes if one.site and one.site.project_id == shanghai}.values()
        ]
        first = shape.days(today=local_day(at), months=size.months)[0].day
        models = _models(lives.lead(units, people, near, first=first, hours=size.hours, chance=chance, at=at))
        tell("model lives")
        by_region = _by_region(homes)
        made = _copies(size, models, here, by_region, chance, at, tell)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


class _Here:
    """Who does what in each region."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self.posts: dict[tuple[int, str], list[User]] = {}
        for user in User.objects.prefetch_related("appointments").order_by("pk"):
            for held in user.appointments.all():
                self.posts.setdefault((held.unit_id, held.post), []).append(user)
        self.technicians: dict[tuple[int, str], list[Technician]] = {}
        for person in Technician.objects.select_related("user").prefetch_related("skills").order_by("pk"):
            for skill in person.skills.all():
                self.technicians.setdefault((person.unit_id, skill.code), []).append(person)

    def people_for(self, home: Unit, there: Unit, chance: random.Random) -> dict[str, str]:
        """Keys of the home region's people to those of the same post elsewhere."""
        found: dict[str, str] = {}
        for post in Post.values:
            others = self.posts.get((there.pk, post), [])
            chance.shuffle(others)
            # Two people stay two: who asked and who approved must not become one.
            for number, user in enumerate(self.posts.get((home.pk, post), []) if others else []):
                found[str(user.pk)] = str(others[number % len(others)].pk)
        return found


def _models(found: Sequence[lives.Life]) -> list[Model]:
    keys = [life.ticket for life in found]
    tickets = Ticket.objects.select_related(
        "stream", "customer", "contact", "asset", "region", "category__skill"
    ).in_bulk(keys)
    return [
        Model(
            read(life.ticket),
            tickets[life.ticket],
            _technician(tickets[life.ticket]),
            life.went_well,
            life.share,
        )
        for life in found
    ]


def _technician(ticket: Ticket) -> Technician | None:
    order = ticket.work_orders.select_related("technician__user").first()
    return order.technician if order else None


@dataclass(frozen=True)
class _Home:
    """A customer with one unit."""

    customer: Customer
    contact: Contact
    site: Site | None
    asset: Asset | None


def _by_region(taken: Sequence[object]) -> dict[int, list[_Home]]:
    found: dict[int, list[_Home]] = {}
    for one in taken:
        home = _Home(one.customer, one.contact, one.site, one.asset)  # type: ignore[attr-defined]
        found.setdefault(home.customer.region_id, []).append(home)
    return found


def _copies(
    size: Size,
    models: Sequence[Model],
    here: _Here,
    homes: Mapping[int, list[_Home]],
    chance: random.Random,
    at: datetime,
    tell: Callable[[str], None],
) -> int:
    days = shape.days(today=local_day(at), months=size.months)
    picked = sorted(
        chance.choices(days, [day.weight for day in days], k=size.tickets), key=lambda day: day.day
    )
    numbers, names = _Numbers(), {str(user.pk): user.name for user in User.objects.all()}
    good, bad = ([one for one in models if one.went_well is well] for well in (True, False))
    press, search, made = Press(), [], 0
    for day in picked:
        place = chance.choice(here.places)
        pool = bad if shape.goes_badly(chance, day, place.region.code) else good
        model = chance.choices(pool, [one.share for one in pool])[0]
        home = chance.choice(homes[place.region.pk])
        change = _change(model, home, place, day.day, here, names, numbers, chance)
        ticket = press.copy(model.rows, change)
        search.append(_search(int(ticket), change.words[model.ticket.number], model, home))
        made += 1
        if made % AT_ONCE == 0:
            _write(press, search)
            tell(f"{made} of {size.tickets}")
    _write(press, search)
    return made


def _write(press: Press, search: list[TicketSearch]) -> None:
    press.write()
    TicketSearch.objects.bulk_create(search)
    search.clear()


def _change(
    model: Model,
    home: _Home,
    place: Place,
    day: date,
    here: _Here,
    names: Mapping[str, str],
    numbers: "_Numbers",
    chance: random.Random,
) -> Change:
    old = model.ticket
    people = here.people_for(old.region, place.region, chance) if place.region != old.region else {}
    keys = {
        "org_unit": {str(old.region_id): str(place.region.pk), str(old.project_id): str(place.project.pk)},
        "customers_customer": {str(old.customer_id): str(home.customer.pk)},
        "customers_contact": {str(old.contact_id): str(home.contact.pk)},
        "customers_site": {str(old.site_id): str(home.site.pk)} if home.site else {},
        "customers_asset": {str(old.asset_id): str(home.asset.pk)} if home.asset else {},
        USERS: people,
    }
    if model.technician and old.category:
        able = here.technicians.get((place.region.pk, old.category.skill.code)) or [model.technician]
        other = chance.choice(able)
        keys["dispatch_technician"] = {str(model.technician.pk): str(other.pk)}
        people[str(model.technician.user_id)] = str(other.user_id)
    words = {names[before]: names[after] for before, after in people.items()}
    words[old.customer.name] = home.customer.name
    return Change((day - local_day(old.registered_at)).days, keys, words, numbers.of(day.year))


def _search(ticket: int, number: str, model: Model, home: _Home) -> TicketSearch:
    tokens = search_tokens(
        number=number,
        name=home.contact.name,
        phone=home.contact.phone,
        serial=(home.asset.serial or "") if home.asset else "",
        text=model.ticket.description,
    )
    return TicketSearch(ticket_id=ticket, tokens=tokens)


class _Numbers:
    """Numbers of every series, taken a block at a time."""

    def __init__(self) -> None:
        self.years: dict[int, dict[str, Iterator[str]]] = {}

    def of(self, year: int) -> dict[str, Iterator[str]]:
        if year not in self.years:
            middle = datetime(year, 7, 1, tzinfo=LOCAL)
            self.years[year] = _Lazy(lambda series: _stream(series, middle))
        return self.years[year]


class _Lazy(dict[str, Iterator[str]]):
    def __init__(self, make: Callable[[str], Iterator[str]]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, series: str) -> Iterator[str]:
        self[series] = self.make(series)
        return self[series]


def _stream(series: str, at: datetime) -> Iterator[str]:
    for _block in count():
        yield from take_numbers(series, 500, at=at)
