"""Tables of what the desk says and quotes, and of what everybody is told."""

from knowledge.models.article import Article
from knowledge.models.line import Line
from knowledge.models.norm import NormPoint
from knowledge.models.notice import Notice
from knowledge.models.price import Price, PriceList
from knowledge.models.script import Script
from knowledge.models.snippet import Snippet

__all__ = ["Article", "Line", "NormPoint", "Notice", "Price", "PriceList", "Script", "Snippet"]
