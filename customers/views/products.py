"""Product models to read: parts, kinds of items, where they are repaired."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.pages import BadCursor
from customers.models import ProductModel
from customers.queries.lines import with_line_names
from customers.queries.products import class_words, product, product_list
from customers.views.access import for_card_readers


@require_safe
@for_card_readers
def products(request: HttpRequest) -> HttpResponse:
    """Models by code, or those that fit the search."""
    query = request.GET.get("q", "")[:60]
    try:
        page = product_list(query=query, cursor=request.GET.get("cursor"))
    except BadCursor:
        page = product_list(query=query, cursor=None)
    with_line_names(page.items)
    return render(request, "customers/products.html", {"page": page, "query": query})


@require_safe
@for_card_readers
def model(request: HttpRequest, model: int) -> HttpResponse:
    """One model; it is written in the register."""
    try:
        found = product(model)
    except ProductModel.DoesNotExist as error:
        raise Http404 from error
    with_line_names([found])
    context = {
        "model": found,
        "parts": found.parts.all(),
        "addresses": found.repair_addresses.all(),
        "class_words": class_words(found.product_class),
        "may_keep": request.user.has_perm("customers.change_productmodel"),
    }
    return render(request, "customers/product.html", context)
