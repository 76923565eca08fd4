"""For what of this room a policy pack can be put in force (CNV-12)."""

from collections.abc import Collection, Mapping, Sequence

from core.doors import KeyBook
from customers.models import Contract, ProductModel
from customers.queries.find import find_models
from customers.queries.lines import all_lines, line_names
from packs.enums import Rank

Named = Sequence[tuple[str, str]]


def _lines(text: str, most: int) -> Named:
    fitting = ((code, name) for code, name in all_lines().items() if text in code or text in name)
    return list(fitting)[:most]


def _models(text: str, most: int) -> Named:
    return list(find_models(text).order_by("code").values_list("code", "name")[:most])


def _model_names(codes: Collection[str]) -> Mapping[str, str]:
    return dict(ProductModel.objects.filter(code__in=codes).values_list("code", "name"))


def _contracts(text: str, most: int) -> Named:
    rows = Contract.objects.filter(number__icontains=text).order_by("number")
    return [(number, "") for number in rows.values_list("number", flat=True)[:most]]


BOOKS = (
    KeyBook(Rank.LINE.value, lambda key: key in all_lines(), _lines, line_names),
    KeyBook(
        Rank.MODEL.value,
        lambda key: ProductModel.objects.filter(code=key).exists(),
        _models,
        _model_names,
    ),
    KeyBook(Rank.CONTRACT.value, lambda key: Contract.objects.filter(number=key).exists(), _contracts),
)
