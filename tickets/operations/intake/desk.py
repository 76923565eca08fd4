"""What is looked up for a request: figures, contract, urgency, and who answers for it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from core.clock import local_day
from customers.models import Asset, Contract, Customer, ProductModel, Site
from deadlines.rules import Facts
from org.enums import Post
from org.models import Unit, User
from org.queries import PostBook
from packs.models import PackSet
from packs.queries import figure, in_force, sections, special_keys
from tickets import permissions, rules
from tickets.enums import Intent, ServiceType, Urgency
from tickets.operations.errors import IntakeRefused
from tickets.operations.intake.form import Intake

# Who answers when nobody holds the post of the problem type: the first of these found upwards (INT-11).
ANSWERING = (Post.SUPERVISOR, Post.MANAGER, Post.DEPARTMENT_HEAD, Post.REGIONAL_HEAD, Post.GROUP)


@dataclass
class Desk:
    """Look-ups shared by the requests of one batch, each made once.

    `customers` are those of a batch known beforehand, so that their contracts come in one read.
    """

    at: datetime
    customers: frozenset[int] = frozenset()
    packs: dict[Any, PackSet] = field(default_factory=dict)
    owners: dict[tuple[str, int], User | None] = field(default_factory=dict)

    @cached_property
    def contracts(self) -> dict[int, list[Contract]]:
        found: dict[int, list[Contract]] = {pk: [] for pk in self.customers}
        for one in Contract.objects.filter(customer__in=self.customers):
            found[one.customer_id].append(one)
        return found

    @cached_property
    def special(self) -> set[str]:
        """Keys that packs name: in a batch all others share the company's set."""
        return special_keys()

    @cached_property
    def book(self) -> PostBook:
        """All posts, for a batch."""
        return PostBook(at=self.at)

    def contract(self, customer: Customer, received_at: datetime) -> Contract | None:
        """The contract in force when the request came in."""
        if customer.pk not in self.customers:
            return contract_of(customer, received_at)
        day = local_day(received_at)
        held = (one for one in self.contracts[customer.pk] if one.since <= day <= (one.until or day))
        return min(held, key=lambda one: (not one.always_on, -one.since.toordinal(), one.pk), default=None)

    def pack_set(
        self, received_at: datetime, contract: Contract | None, model: ProductModel | None
    ) -> PackSet:
        """The figures in force when the request came in (CNV-11); raises IntakeRefused without any."""
        keys = {
            "contract": contract.number if contract else None,
            "model": model.code if model else None,
            "line": (model.line or None) if model else None,
        }
        if self.customers:
            keys = {rank: key if key in self.special else None for rank, key in keys.items()}
        key = (local_day(received_at), *keys.values())
        if key not in self.packs:
            self.packs[key] = _usable(in_force(at=received_at, **keys))
        return self.packs[key]

    def owner(self, unit: Unit, post: str) -> User | None:
        """The nearest person with the post the problem type names (SLA-29), or who stands above."""
        key = (post, unit.pk)
        if key not in self.owners:
            book = self.book if self.customers else PostBook(at=self.at, only=unit)
            found = (book.holders(one, unit.pk) for one in dict.fromkeys((post, *ANSWERING)))
            self.owners[key] = next((people[0] for people in found if people), None)
        return self.owners[key]


def _usable(pack_set: PackSet) -> PackSet:
    if not sections(pack_set, "urgency"):
        raise IntakeRefused({"service_type": _("没有适用的时限规则，请先启用政策包。")})
    return pack_set


def contract_of(customer: Customer | None, received_at: datetime) -> Contract | None:
    """The contract in force when the request came in; one with service round the clock first."""
    if customer is None:
        return None
    day = local_day(received_at)
    held = Contract.objects.filter(Q(until=None) | Q(until__gte=day), customer=customer, since__lte=day)
    return held.order_by("-always_on", "-since", "pk").first()


def urgency_of(
    form: Intake, *, pack_set: PackSet, site: Site | None, contract: Contract | None, by: Any
) -> str:
    """Anybody may raise; what the rules call urgent only a supervisor's word lowers (CMP-20)."""
    found = rules.urgency(
        form.description,
        site_class=site.site_class if site else form.site_class,
        always_on=bool(contract and contract.always_on),
        severity=form.severity,
        words=figure(pack_set, "urgency", "words"),
        classes=figure(pack_set, "urgency", "site_classes"),
    )
    if form.urgency == Urgency.URGENT:
        return Urgency.URGENT
    lowered = form.urgency == Urgency.GENERAL and permissions.can_lower_urgency_at(
        by, form.region, form.project
    )
    return Urgency.GENERAL if lowered else found


def fault_of(form: Intake, urgency: str) -> bool:
    """The fault tick; not touched, it is set for urgent repairs."""
    if form.fault is not None:
        return form.fault
    repair = form.intent == Intent.BOOKING and form.service_type == ServiceType.REPAIR
    return repair and urgency == Urgency.URGENT


def facts_of(form: Intake, *, urgency: str, fault: bool) -> Facts:
    """What the rules of the packs may ask about a request."""
    return Facts(
        complaint_class=form.complaint_class,
        severity=form.severity,
        urgency=urgency,
        service_type=form.service_type,
        fault=fault,
    )


def model_of(asset: Asset | None) -> ProductModel | None:
    return asset.model if asset else None
