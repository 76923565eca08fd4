"""What a pack says about warranty, read into values the judge computes with.

A section `warranty` (and `warranty_hints`) holds a list of rules. Each names its kind; the judge knows kinds, the
pack holds figures. docs/warranty.md tells what each kind says.
"""

from warranty.rules.base import Rule
from warranty.rules.cover import (
    Beyond,
    Burden,
    DateProof,
    Entitled,
    Hint,
    NotOurs,
    Period,
    QuotationFirst,
    SpecialReplacement,
    UncoveredItems,
    UncoveredParts,
    VisitFee,
)
from warranty.rules.policy import KINDS, Policy, read_rule
from warranty.rules.remedies import NoReason, Parcel, RemedyRule, RightRule, UseFee

__all__ = [
    "KINDS",
    "Beyond",
    "Burden",
    "DateProof",
    "Entitled",
    "Hint",
    "NoReason",
    "NotOurs",
    "Parcel",
    "Period",
    "Policy",
    "QuotationFirst",
    "RemedyRule",
    "RightRule",
    "Rule",
    "SpecialReplacement",
    "UncoveredItems",
    "UncoveredParts",
    "UseFee",
    "VisitFee",
    "read_rule",
]
