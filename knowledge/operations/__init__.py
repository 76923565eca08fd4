"""Every write of what the desk says and quotes."""

from knowledge.operations.library import install
from knowledge.operations.prices import PricesRefused, begin_list, drop_price, put_price, release
from knowledge.operations.texts import keep

__all__ = ["PricesRefused", "begin_list", "drop_price", "install", "keep", "put_price", "release"]
