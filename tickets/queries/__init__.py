"""Reads that feed pages, lists and the API."""

from tickets.queries.categories import find_categories
from tickets.queries.duplicates import possible_duplicates
from tickets.queries.lists import Filters, filtered, ticket_list, with_clocks
from tickets.queries.page import Entry, TicketPage, by_number, clocks_of, promises_of, ticket_page, timeline

__all__ = [
    "Entry",
    "Filters",
    "TicketPage",
    "by_number",
    "clocks_of",
    "filtered",
    "find_categories",
    "possible_duplicates",
    "promises_of",
    "ticket_list",
    "ticket_page",
    "timeline",
    "with_clocks",
]
