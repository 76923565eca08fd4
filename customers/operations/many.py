"""Many callers at once, in a fixed number of statements; the same rules as for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from core.actors import Actor
from core.events import DomainEvent, record_many
from core.models import Stream
from core.plans import plan_anew
from core.streams import lock_streams, open_streams
from customers.events import AssetAdded, ContactAdded, CustomerAdded, SiteAdded
from customers.models import Asset, Contact, Customer, ProductModel, Site
from customers.naming import address_key, code, kind_of, search_words, tidy
from customers.oddities import differences, second_name
from customers.operations.assets import ensure_model
from customers.phones import tail
from org.models import Unit


@dataclass(frozen=True)
class CallerRow:
    """What one call says; `phone` is already in its written form, what is not known is empty."""

    name: str
    phone: str
    region: Unit
    project: Unit | None = None
    address: str = ""
    serial: str = ""
    model_code: str = ""
    model_name: str = ""
    bought_on: date | None = None
    batch: str = ""


@dataclass
class Taken:
    """What stands in the registers for one call."""

    contact: Contact
    site: Site | None = None
    asset: Asset | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def customer(self) -> Customer:
        return self.contact.customer


@transaction.atomic
def take_in(*, rows: Sequence[CallerRow], by: Actor, at: datetime) -> list[Taken]:
    """Customers, contacts, sites and units of many calls, in the order of the calls.

    Raises IntegrityError when somebody registers one of the numbers or serials meanwhile: then repeat it.
    """
    plan_anew()
    work = _Work(rows, at)
    work.people()
    work.sites()
    work.assets()
    record_many(work.events, by=by, at=at)
    return work.taken


class _Work:
    def __init__(self, rows: Sequence[CallerRow], at: datetime) -> None:
        self.rows = rows
        self.at = at
        self.taken: list[Taken] = []
        self.events: list[tuple[Stream | int, DomainEvent]] = []

    def people(self) -> None:
        at_number = self._known_people()
        beginners: list[Contact] = []
        others: list[Contact] = []
        for row in self.rows:
            name = tidy(row.name)
            known = at_number.setdefault(row.phone, [])
            same = next((one for one in known if one.name == name), None)
            taken = Taken(same or _contact(row, name, known))
            if same is None:
                if known:
                    taken.notes.append(second_name(known[0].name, name))
                (others if known else beginners).append(taken.contact)
                known.append(taken.contact)
            self.taken.append(taken)
        self._write_people(beginners, others)

    def _known_people(self) -> dict[str, list[Contact]]:
        phones = {row.phone for row in self.rows}
        rows = Contact.objects.filter(phone__in=phones).order_by("-holds_number", "pk")
        lock_streams(*set(rows.values_list("customer_id", flat=True)))
        known: dict[str, list[Contact]] = {}
        for contact in rows.select_related("customer__stream"):
            known.setdefault(contact.phone, []).append(contact)
        return known

    def _write_people(self, beginners: list[Contact], others: list[Contact]) -> None:
        customers = [contact.customer for contact in beginners]
        self._open(customers, "customer")
        Customer.objects.bulk_create(customers)
        for contact in [*beginners, *others]:
            contact.customer = contact.customer  # takes over the key that the row has now
        Contact.objects.bulk_create([*beginners, *others])
        self.events += [(one.customer_id, CustomerAdded(contact=one.pk)) for one in beginners]
        self.events += [(one.customer_id, ContactAdded(contact=one.pk, same_number=True)) for one in others]
        self._refresh_words({one.customer_id: one.customer for one in others})

    def _refresh_words(self, customers: dict[int, Customer]) -> None:
        names: dict[int, set[str]] = {pk: {one.name} for pk, one in customers.items()}
        for pk, name in Contact.objects.filter(customer__in=customers).values_list("customer_id", "name"):
            names[pk].add(name)
        for pk, customer in customers.items():
            customer.search_words = search_words(sorted(names[pk]))
        Customer.objects.bulk_update(customers.values(), ["search_words"])

    def _open(self, owners: Sequence[Any], kind: str) -> None:
        streams = open_streams(len(owners), kind=kind, at=self.at)
        for owner, stream in zip(owners, streams, strict=True):
            owner.stream = stream

    def sites(self) -> None:
        owners = {one.customer.pk for one in self.taken}
        known = {
            (site.customer_id, site.address_key): site for site in Site.objects.filter(customer__in=owners)
        }
        new = []
        for row, taken in zip(self.rows, self.taken, strict=True):
            key = (taken.customer.pk, address_key(row.address))
            if not key[1]:
                continue
            if key not in known:
                known[key] = _site(row, taken.customer, key[1])
                new.append(known[key])
            taken.site = known[key]
        Site.objects.bulk_create(new)
        self.events += [(site.customer_id, SiteAdded(site=site.pk)) for site in new]

    def assets(self) -> None:
        models = self._models()
        known = self._known_assets()
        new = []
        for row, taken in zip(self.rows, self.taken, strict=True):
            model = models.get(code(row.model_code))
            key = _asset_key(code(row.serial), taken.customer, model, taken.site)
            if key is None:
                continue
            if key in known:
                taken.notes += differences(known[key], model, taken.customer, row.bought_on)
            else:
                known[key] = _asset(row, taken, model)
                new.append(known[key])
            taken.asset = known[key]
        self._open(new, "asset")
        Asset.objects.bulk_create(new)
        for asset in new:
            fact = AssetAdded(customer=asset.customer_id, model=asset.model.code if asset.model else "")
            self.events.append((asset.pk, fact))

    def _models(self) -> dict[str, ProductModel]:
        """Models of the calls by code; unknown ones are added."""
        named = {code(row.model_code): row.model_name for row in self.rows if code(row.model_code)}
        found = {model.code: model for model in ProductModel.objects.filter(code__in=named)}
        for key in sorted(set(named) - set(found)):
            found[key] = ensure_model(model_code=key, name=named[key])
        return found

    def _known_assets(self) -> dict[object, Asset]:
        serials = {code(row.serial) for row in self.rows} - {""}
        owners = {one.customer.pk for one in self.taken}
        rows = Asset.objects.select_related("model", "stream")
        named = list(rows.filter(serial__in=serials))
        bare = list(rows.in_use().filter(serial=None, place="", customer__in=owners))
        return {
            asset.serial or (asset.customer_id, asset.model_id, asset.site_id): asset
            for asset in named + bare
        }


def _contact(row: CallerRow, name: str, known: list[Contact]) -> Contact:
    """A further name of the customer at the number, or the first of a new one."""
    customer = known[0].customer if known else _customer(row, name)
    return Contact(
        customer=customer,
        name=name,
        phone=row.phone,
        phone_tail=tail(row.phone),
        holds_number=not known,
        is_primary=not known,
    )


def _customer(row: CallerRow, name: str) -> Customer:
    return Customer(
        name=name,
        kind=kind_of(name),
        region=row.region,
        project=row.project,
        search_words=search_words([name]),
    )


def _site(row: CallerRow, customer: Customer, key: str) -> Site:
    return Site(
        customer=customer,
        address=tidy(row.address),
        address_key=key,
        region=row.region,
        project=row.project,
    )


def _asset(row: CallerRow, taken: Taken, model: ProductModel | None) -> Asset:
    return Asset(
        serial=code(row.serial) or None,
        model=model,
        customer=taken.customer,
        site=taken.site,
        bought_on=row.bought_on,
        batch=tidy(row.batch),
    )


def _asset_key(
    serial: str, customer: Customer, model: ProductModel | None, site: Site | None
) -> object | None:
    """What tells units apart: the serial, else customer, model and site; nothing is known without either."""
    if serial:
        return serial
    return (customer.pk, model.pk, site.pk if site else None) if model else None
