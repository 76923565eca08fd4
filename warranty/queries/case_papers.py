"""What goods must come with, by the packs of the ticket (WAR-17, WAR-18)."""

from collections.abc import Sequence

from core.clock import local_day
from org.calendars import CHINA, calendar
from packs.queries import figure
from warranty.facts import Facts
from warranty.judge.case import Case as Question
from warranty.judge.remedy import lacking_in_parcel
from warranty.models import Case
from warranty.queries.policies import kept_name, rivals
from warranty.rules import Parcel, Policy

REMEDIES = "remedies"
"""Section of packs about carrying out what was granted."""


def lacking(case: Case, contents: Sequence[str]) -> list[str]:
    """Codes of what a parcel of the case came without; nothing where no pack says so."""
    policy = _policy(case)
    if policy is None:
        return []
    facts = Facts(
        reported_on=local_day(case.ticket.registered_at),
        goods_sent_in=True,
        local_centre=case.local_centre,
        parcel_contents=frozenset(contents),
        supplied_accessories=tuple(case.supplied),
    )
    return list(lacking_in_parcel(Question(facts, policy, calendar(CHINA)))[1])


def asked_for(case: Case) -> list[str]:
    """Codes of what the customer is asked to send, the product first."""
    policy = _policy(case)
    rule = policy.one(Parcel) if policy else None
    if rule is None:
        return ["product"]
    wanted = rule.centre_needs if case.local_centre else (*rule.contents, *case.supplied)
    return list(dict.fromkeys(("product", *wanted)))


def freight_otherwise(case: Case) -> str:
    """Who bears the freight when the fault is none of quality; customers are told beforehand (WAR-47)."""
    return str(figure(case.ticket.pack_set, REMEDIES, "freight_otherwise"))


def _policy(case: Case) -> Policy | None:
    """The pack of the ticket that judged it."""
    rows = rivals(case.ticket.pack_set)
    if len(rows) > 1 and case.judgement is not None:
        rows = [row for row in rows if kept_name(row) == case.judgement.packs[0]] or rows
    return Policy.read(rows[0].name, rows[0].figures) if rows else None
