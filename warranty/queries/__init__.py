"""Reads of the warranty room."""

from warranty.queries.policies import clocks, law, policy, product_class

__all__ = ["clocks", "law", "policy", "product_class"]
