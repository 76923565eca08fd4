"""The promised times on a ticket's page, each with what the person may say about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from deadlines.models import Clock
from deadlines.queries import ClockState, conduct, state
from tickets import permissions
from tickets.forms.actions import BreachForm, PauseForm
from tickets.models import Ticket

Bound = Mapping[str, forms.Form]


@dataclass(frozen=True)
class ClockLine:
    """One clock; a form is None where it does not fit or is not this person's to fill in."""

    clock: Clock
    now: ClockState
    breach: forms.Form | None
    pause: forms.Form | None


def clock_lines(
    ticket: Ticket, clocks: Iterable[Clock], *, user: Any, at: datetime, bound: Bound
) -> list[ClockLine]:
    """All clocks in order of their start."""
    may_explain = permissions.can_give_breach_reason(user, ticket)
    pausable = conduct(ticket.pack_set).pausable if permissions.can_ask_pause(user, ticket) else ()
    return [
        ClockLine(
            clock,
            state(clock, at),
            breach_form(clock, bound) if may_explain and _unexplained(clock) else None,
            pause_form(clock, bound, at) if clock.kind in pausable and _may_wait(clock) else None,
        )
        for clock in clocks
    ]


def breach_name(clock: Clock) -> str:
    return f"breach-{clock.pk}"


def pause_name(clock: Clock) -> str:
    return f"pause-{clock.pk}"


def breach_form(clock: Clock, bound: Bound) -> forms.Form:
    name = breach_name(clock)
    return bound.get(name) or BreachForm(auto_id=f"id_{name}_%s")


def pause_form(clock: Clock, bound: Bound, at: datetime) -> forms.Form:
    name = pause_name(clock)
    form = bound.get(name) or PauseForm(auto_id=f"id_{name}_%s", initial={"starts_at": at})
    return form.offer(clock.frozen_rule.pause_reasons) if isinstance(form, PauseForm) else form


def _may_wait(clock: Clock) -> bool:
    """Does it run to an instant that pauses move? A time agreed with the customer stands (SLA-08)."""
    return clock.is_running and not clock.agreed


def _unexplained(clock: Clock) -> bool:
    return bool(clock.breached_at and not clock.breach_reason)
