"""Fills every table that holds personal values with rows of one customer, every text full of a mark."""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import QuerySet

from core.erasing import Holding, Subject, allowed
from core.models import Stream
from customers.models import Customer
from org.models import User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from workforce.enums import Criterion

WHEN = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
MARK = "张三丰"
PHONE = "13711223344"

# A number, address or name by which other rows and texts are found stays what it is.
FOUND_BY = frozenset({"customers.Contact.name", "customers.Contact.phone", "customers.Contact.phone_tail"})


def needed(maker: "Maker", label: str) -> dict[str, Any]:
    """What constraints of single tables ask for beside the columns that must not be empty."""
    user, ticket = maker.known[User], maker.known[Ticket]
    wanted: dict[str, Callable[[], dict[str, Any]]] = {
        "customers.Merge": lambda: {"gone": maker.row(Customer)},
        "deadlines.Clock": lambda: {
            "breached_at": WHEN,
            "breach_reason": "other",
            "breach_explained_by": user,
        },
        "deadlines.Todo": lambda: {"department": "supervisor"},
        "followups.Call": lambda: {"ticket": ticket},
        "notifications.Endpoint": lambda: {"events": []},
        "notifications.Letter": lambda: {"state": "done", "verdict": "new", "taken_at": WHEN},
        "notifications.WebhookCall": lambda: {"state": "done"},
        "tickets.Commitment": lambda: {"promised_at": WHEN, "made_at": WHEN, "made_by": user},
        "tickets.Compensation": lambda: {"amount": 1},
        "tickets.Penalty": lambda: {"person": user},
        "tickets.Receipt": lambda: {"amount": 1},
        "tickets.RepeatRepair": lambda: {"cause": "other", "cause_at": WHEN},
        "tickets.VisitConsent": lambda: {"amount": 1, "agreed": True, "answered_at": WHEN},
        "tickets.TicketMerge": lambda: {"into": make_ticket(ticket.region, at=WHEN)},
        "warranty.Quotation": lambda: dict.fromkeys(("parts", "labour", "travel", "total"), 0),
        "warranty.Case": lambda: {"kind": "return", "state": "cancelled", "closed_at": WHEN},
        "workforce.Evaluation": lambda: {"ticket": ticket} | dict.fromkeys(Criterion.values, 5),
        "workforce.QualityCheck": lambda: {"ticket": ticket, "score": 60},
    }
    return wanted[label]() if label in wanted else {}


class Maker:
    """Makes rows with the columns a table demands, hanging on one ticket and its customer."""

    def __init__(self, ticket: Ticket) -> None:
        self.known: dict[type[models.Model], Any] = {}
        for row in (ticket, ticket.customer, ticket.contact, ticket.region, ticket.owner, ticket.stream):
            self.known[type(row)] = row
        for row in (ticket.asset, ticket.site, ticket.customer.sites.first()):
            if row is not None:
                self.known[type(row)] = row
        self.count = 0

    def fill(self, holding: Holding, subject: Subject) -> None:
        """The mark stands in every column of one of the customer's rows."""
        rows = holding.rows(subject).order_by("pk")
        if (first := rows.first()) is None:
            first = self.row(holding.model, holding.columns, **self._link(holding))
        else:
            values = {name: self._marked(holding.model._meta.get_field(name)) for name in holding.columns}
            label = holding.model._meta.label
            found_by = {name for name in values if name in holding.known or f"{label}.{name}" in FOUND_BY}
            plain = {name: value for name, value in values.items() if name not in found_by}
            with transaction.atomic(), allowed():
                QuerySet(model=holding.model).filter(pk=first.pk).update(**plain | needed(self, label))
        self.known.setdefault(holding.model, first)

    def _link(self, holding: Holding) -> dict[str, Any]:
        """What makes the row the customer's: the first way that the holding names."""
        for path in (*holding.paths, *holding.streams):
            name = path.split("__")[0]
            return {} if name == "pk" else {name: self.one(holding.model._meta.get_field(name))}
        if holding.known:
            return {holding.known[0]: PHONE}
        column = holding.model._meta.get_field(holding.inside[0])
        said = {"name": MARK, "phone": PHONE} if isinstance(column, models.JSONField) else f"{MARK} {PHONE}"
        return {column.name: said}

    def row(self, model: type[models.Model], marked: Sequence[str] = (), **given: Any) -> Any:
        """A new row whose `marked` columns hold the mark."""
        self.count += 1
        values = {**needed(self, model._meta.label), **given}
        for column in model._meta.concrete_fields:
            if column.name not in values and (column.name in marked or self._needed(column)):
                values[column.name] = self._value(column, marked)
        made = model(**values)
        QuerySet(model=model).bulk_create([made])
        self.known.setdefault(model, made)
        return made

    def _needed(self, column: Any) -> bool:
        if isinstance(column, models.AutoField | models.GeneratedField):
            return False
        return not column.null and not column.has_default() and not getattr(column, "auto_now_add", False)

    def _value(self, column: Any, marked: Sequence[str]) -> Any:
        if column.is_relation:
            return self.one(column)
        return self._marked(column) if column.name in marked else self._plain(column)

    def one(self, column: Any) -> Any:
        """The row a key points at: a known one, or for a key that is unique and taken a new one."""
        model = column.related_model
        if column.primary_key and model is Stream:
            return Stream.objects.create(kind="ticket", opened_at=WHEN)
        held = self.known.get(model) or QuerySet(model=model).order_by("-pk").first()
        taken = held is not None and QuerySet(model=column.model).filter(**{column.name: held.pk}).exists()
        return self.row(model) if held is None or (column.unique and taken) else held

    def _marked(self, column: Any) -> Any:
        self.count += 1
        if isinstance(column, models.JSONField):
            return {"name": MARK}
        if isinstance(column, ArrayField):
            return [MARK]
        if isinstance(column, models.BinaryField):
            return MARK.encode()
        return f"{MARK}{self.count}"[: column.max_length or 20]

    def _plain(self, column: Any) -> Any:
        if column.blank and isinstance(column, models.CharField | models.TextField):
            return ""
        if column.choices:
            return column.choices[0][0]
        if isinstance(column, models.DateTimeField):
            return WHEN + timedelta(hours=column.name == "until")
        if isinstance(column, models.DateField):
            return (WHEN + timedelta(days=self.count)).date()
        if isinstance(column, models.UUIDField):
            return uuid.uuid4()
        if isinstance(column, models.BinaryField):
            return b""
        if isinstance(column, models.BooleanField):
            return False
        if isinstance(column, models.DecimalField | models.IntegerField):
            return self.count
        return f"x{self.count}"[: column.max_length or 20]
