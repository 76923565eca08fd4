"""Tables of what the desk says and quotes."""

from knowledge.models.line import Line
from knowledge.models.price import Price, PriceList
from knowledge.models.script import Script
from knowledge.models.snippet import Snippet

__all__ = ["Line", "Price", "PriceList", "Script", "Snippet"]
