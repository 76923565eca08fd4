"""Whom a usage mailing goes to, and how mailings went."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from customers.enums import ConsentPurpose
from customers.queries.consents import opted_out
from followups.enums import SmsState
from followups.models import Installation, UsageMailing, UsageMessage
from org.enums import UnitKind
from org.models import Unit
from packs.queries import figure_or, in_force


def to_write_to(first: date, last: date, *, unit: Unit) -> QuerySet[Installation]:
    """The latest installation of each customer of a unit in a time, both days included (FUP-06).

    Who took the consent back is not among them (PRV-06); who never said anything is, and is told apart when sent.
    """
    rows = Installation.objects.filter(ended_on__gte=first, ended_on__lte=last)
    rows = rows.exclude(customer__in=opted_out(ConsentPurpose.SURVEY))
    if unit.kind == UnitKind.REGION:
        rows = rows.filter(region=unit)
    elif unit.kind == UnitKind.PROJECT:
        rows = rows.filter(project=unit)
    return rows.order_by("customer", "-ended_at", "-pk").distinct("customer")


def opt_out_words(at: datetime) -> list[str]:
    """What a customer answers who wants no more messages; empty before packs are loaded."""
    words: list[str] = figure_or(in_force(at=at), "usage_sms", "opt_out_words", [])
    return words


def opt_out_word(at: datetime) -> str:
    """The one that messages name."""
    return next(iter(opt_out_words(at)), "")


def mailing_list(user: Any) -> QuerySet[UsageMailing]:
    """Visible mailings, newest first, with how many were chosen and sent."""
    sent = Count("lines", filter=Q(lines__outcome=SmsState.SENT))
    rows = UsageMailing.objects.visible_to(user).select_related("unit", "by", "job")
    return rows.annotate(chosen=Count("lines"), sent=sent).order_by("-stream_id")


def outcomes(mailing: UsageMailing) -> list[tuple[str, int]]:
    """Outcome in words and its count, in the order of the choices."""
    rows = UsageMessage.objects.filter(mailing=mailing).values("outcome").annotate(count=Count("pk"))
    counts = {row["outcome"]: row["count"] for row in rows.order_by("outcome")}
    return [(str(state.label), counts[state]) for state in SmsState if state in counts]
