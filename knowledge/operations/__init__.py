"""Every write of what the desk says and quotes, of articles and of notices."""

from knowledge.operations.articles import ArticleRefused, decide, propose, propose_again, retire
from knowledge.operations.library import install
from knowledge.operations.notices import NobodyThere, confirm_reading, publish_notice
from knowledge.operations.prices import PricesRefused, begin_list, drop_price, put_price, release
from knowledge.operations.texts import keep

__all__ = [
    "ArticleRefused",
    "NobodyThere",
    "PricesRefused",
    "begin_list",
    "confirm_reading",
    "decide",
    "drop_price",
    "install",
    "keep",
    "propose",
    "propose_again",
    "publish_notice",
    "put_price",
    "release",
    "retire",
]
