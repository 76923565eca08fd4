"""Reads of the warranty room."""

from warranty.queries.clocks import Started, clocks
from warranty.queries.policies import knows_class, law, policy, product_class

__all__ = ["Started", "clocks", "knows_class", "law", "policy", "product_class"]
