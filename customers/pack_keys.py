"""For what of this room a policy pack can be put in force (CNV-12)."""

from django.db.models import QuerySet

from core.doors import KeyBook
from customers.models import Contract, ProductModel
from packs.enums import Rank


def _book(rank: Rank, rows: QuerySet, column: str) -> KeyBook:
    named = rows.exclude(**{column: ""}).order_by(column).values_list(column, flat=True).distinct()
    return KeyBook(
        rank.value, lambda key: rows.filter(**{column: key}).exists(), lambda most: list(named.all()[:most])
    )


BOOKS = (
    _book(Rank.LINE, ProductModel.objects.all(), "line"),
    _book(Rank.MODEL, ProductModel.objects.all(), "code"),
    _book(Rank.CONTRACT, Contract.objects.all(), "number"),
)
