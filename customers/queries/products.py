"""Product models with what the warranty needs to know of them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from core.pages import Page, keyset
from customers.enums import ProductClass
from customers.models import ProductModel
from customers.queries.find import find_models
from packs.models import PackSection

STATUTORY = "statutory"


def class_choices() -> list[tuple[str, Any]]:
    """Classes of goods the law tells apart: the usual ones, and those that packs name."""
    words: dict[str, Any] = dict(ProductClass.choices)
    for row in PackSection.objects.filter(section=STATUTORY):
        for code in row.figure("product_classes") or ():
            words.setdefault(code, code)
    return [("", "—"), *words.items()]


def class_words(code: str) -> str:
    """The name of a class of goods; a class that only a pack knows is called by its code."""
    return str(ProductClass(code).label) if code in ProductClass.values else code


def product_list(*, query: str, cursor: str | None) -> Page:
    """One page of models by code, each with the number of its parts and repair addresses."""
    rows: QuerySet[ProductModel] = find_models(query) if query.strip() else ProductModel.objects.all()
    counted = rows.annotate(
        part_count=Count("parts", filter=Q(parts__is_active=True), distinct=True),
        address_count=Count("repair_addresses", distinct=True),
    )
    return keyset(counted, order=("code",), cursor=cursor)


def product(pk: int) -> ProductModel:
    """A model with its parts and addresses; ProductModel.DoesNotExist."""
    return ProductModel.objects.prefetch_related("parts", "repair_addresses__region").get(pk=pk)
