"""Reads of customers for pages and for the rooms above."""

from customers.queries.cards import CallerCard, caller_card, customer_card
from customers.queries.find import find, find_assets, find_models
from customers.queries.pages import asset_list, asset_page, customer_list, main_phones

__all__ = [
    "CallerCard",
    "asset_list",
    "asset_page",
    "caller_card",
    "customer_card",
    "customer_list",
    "find",
    "find_assets",
    "find_models",
    "main_phones",
]
