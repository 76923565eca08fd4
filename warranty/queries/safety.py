"""Whether to ask if a fault makes the product unsafe: only where a right hangs on it."""

from core.clock import local_day
from tickets.models import Ticket
from warranty.enums import Count
from warranty.queries.policies import law, packs_of
from warranty.rules import RightRule


def asks_for_safety(ticket: Ticket) -> bool:
    """Do the rules of the ticket's unit, of pack or law, count unsafe faults that were not mended (WAR-40)?"""
    model = ticket.asset.model if ticket.asset else None
    if model is None:
        return False
    goods, day = model.product_class, local_day(ticket.registered_at)
    held = [policy for one in packs_of(ticket.pack_set, goods, day) for policy in one.both]
    rules = (rule for policy in held or [law(goods, day)] if policy for rule in policy.all(RightRule))
    return any(rule.counts == Count.SAFETY_FAILURES for rule in rules)
