"""Figures of the rules that dispatch reads from the ticket's frozen packs."""

from datetime import datetime, timedelta

from packs.queries import current_figure, figure, figure_or
from tickets.models import Ticket

SECTION, WORKLOAD = "conventions", "workload"


def _minutes(ticket: Ticket, name: str) -> timedelta:
    return timedelta(minutes=figure(ticket.pack_set, SECTION, name))


def immediately(ticket: Ticket) -> timedelta:
    """What "at once" means in machine checks (CNV-17)."""
    return _minutes(ticket, "immediately_minutes")


def travel(ticket: Ticket) -> timedelta:
    """Planned journey to the customer (TKT-07)."""
    return _minutes(ticket, "planned_travel_minutes")


def visit_length(ticket: Ticket) -> timedelta:
    """Planned length of a visit when nobody says otherwise."""
    return _minutes(ticket, "planned_visit_minutes")


def assignment_limit(ticket: Ticket) -> timedelta:
    """After which an unassigned request is flagged (DSP-05)."""
    return _minutes(ticket, "assignment_flag_minutes")


def most_photos(ticket: Ticket) -> int:
    """How many pictures one order may hold (TKT-28)."""
    most: int = figure(ticket.pack_set, SECTION, "photo_count")
    return most


def duplicate_hours(ticket: Ticket) -> int:
    """How far back another ticket of the caller may tell of the same thing (INT-27)."""
    hours: int = figure(ticket.pack_set, SECTION, "duplicate_hours")
    return hours


def unit_on_van(ticket: Ticket) -> bool:
    """Do the ticket's packs want a standby unit on the van (PRT-06)?"""
    return bool(figure_or(ticket.pack_set, "standby_units", "on_van", False))


def usual_travel(at: datetime) -> timedelta:
    """The company's planned journey, for plans of many tickets; nothing before packs are loaded (DSP-18)."""
    return timedelta(minutes=_company_s(SECTION, "planned_travel_minutes", at))


def full_day(at: datetime) -> timedelta:
    """Planned time that fills a technician's day; nothing before packs are loaded (TKT-04)."""
    return timedelta(minutes=_company_s(WORKLOAD, "full_day_minutes", at))


def rated_days(at: datetime) -> timedelta:
    """How far back the technicians' rates look (TKT-19)."""
    return timedelta(days=_company_s(WORKLOAD, "rated_days", at))


def _company_s(section: str, name: str, at: datetime) -> int:
    try:
        return int(current_figure(section, name, at=at))
    except KeyError:
        return 0
