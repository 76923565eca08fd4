"""What is known for a paper; what is not known stays empty, to be filled in by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from core.masks import mask_phone
from customers.models import Contact, Site
from customers.naming import mask_address
from dispatch.models import Assignment, Finding, Rating, Visit, WorkOrder
from org.queries import group_unit
from tickets.models import ContactLog, Note, Ticket


@dataclass(frozen=True)
class Facts:
    """A ticket and one of its orders as papers read them; `plain` shows phone and address whole."""

    ticket: Ticket
    order: WorkOrder | None = None
    plain: bool = False
    files: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def company(self) -> str:
        return group_unit().name

    @property
    def phone(self) -> str:
        contact: Contact = self.ticket.contact
        return contact.phone if self.plain else mask_phone(contact.phone)

    @property
    def address(self) -> str:
        site: Site | None = self.ticket.site
        if site is None:
            return ""
        return site.address if self.plain else mask_address(site.address)

    @property
    def asset(self) -> Any:
        return self.ticket.asset

    @cached_property
    def visit(self) -> Visit | None:
        return self.order.visits.order_by("-n").first() if self.order else None

    @cached_property
    def plan(self) -> Assignment | None:
        rows = Assignment.objects.filter(visit=self.visit) if self.visit else Assignment.objects.none()
        return rows.order_by("-pk").first()

    @cached_property
    def finding(self) -> Finding | None:
        return self.visit.finding_rows.order_by("-pk").first() if self.visit else None

    @property
    def report(self) -> Any:
        return getattr(self.order, "report", None)

    @property
    def repair(self) -> Any:
        return getattr(self.order, "repair_file", None)

    @property
    def slip(self) -> str:
        line = getattr(self.order, "ledger_line", None)
        return line.slip_number if line else ""

    @cached_property
    def rating(self) -> Rating | None:
        return self.order.ratings.order_by("-pk").first() if self.order else None

    @cached_property
    def contacts(self) -> list[ContactLog]:
        return list(self.ticket.contacts.select_related("by").order_by("at", "pk"))

    def notes(self, kinds: Iterable[str]) -> str:
        """Free words of a kind, in the order they were written."""
        rows = Note.objects.filter(ticket=self.ticket, kind__in=list(kinds)).order_by("at", "pk")
        return "\n".join(rows.values_list("text", flat=True))

    def of(self, row: Any, name: str) -> Any:
        """A value of a row that may not be there yet."""
        return getattr(row, name) if row is not None else None

    def signature(self) -> str:
        """Name of the picture of the customer's signature, empty while unsigned."""
        signed = getattr(self.order, "signature", None)
        if signed is None:
            return ""
        with signed.image.file.open("rb") as stream:
            self.files["signature.png"] = stream.read()
        return "signature.png"
