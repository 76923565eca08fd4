"""Every write of customers."""

from customers.operations.assets import ensure_asset, ensure_model, place_asset
from customers.operations.callers import NumberTaken, add_contact, find_or_create, find_or_create_caller
from customers.operations.contracts import add_contract
from customers.operations.corrections import correct
from customers.operations.disclosures import NoReason, disclose
from customers.operations.many import CallerRow, Taken, take_in
from customers.operations.merging import MergeRefused, merge, undo_merge
from customers.operations.openings import log_opening
from customers.operations.owners import TransferRefused, transfer_asset
from customers.operations.replacing import ReplaceRefused, replace_asset, take_back
from customers.operations.sales import correct_sale, record_sale
from customers.operations.sites import ensure_site, new_site

__all__ = [
    "CallerRow",
    "MergeRefused",
    "NoReason",
    "NumberTaken",
    "ReplaceRefused",
    "Taken",
    "TransferRefused",
    "add_contact",
    "add_contract",
    "correct",
    "correct_sale",
    "disclose",
    "ensure_asset",
    "ensure_model",
    "ensure_site",
    "find_or_create",
    "find_or_create_caller",
    "log_opening",
    "merge",
    "new_site",
    "place_asset",
    "record_sale",
    "replace_asset",
    "take_back",
    "take_in",
    "transfer_asset",
    "undo_merge",
]
