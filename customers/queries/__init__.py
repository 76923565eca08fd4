"""Reads of customers for pages and for the rooms above."""

from customers.queries.cards import CallerCard, caller_card, customer_card
from customers.queries.find import assets_ending, find, find_assets, find_models
from customers.queries.pages import asset_list, asset_page, customer_list, main_phones
from customers.queries.purchases import Purchase, current_sale, purchase_of

__all__ = [
    "CallerCard",
    "Purchase",
    "asset_list",
    "asset_page",
    "assets_ending",
    "caller_card",
    "current_sale",
    "customer_card",
    "customer_list",
    "find",
    "find_assets",
    "find_models",
    "main_phones",
    "purchase_of",
]
