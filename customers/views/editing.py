"""Adding to a customer and correcting what was taken down wrongly."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from core.clock import now
from customers.forms import ContactForm, ContractForm, CustomerForm, NewContactForm, SiteForm
from customers.models import Customer
from customers.operations import NumberTaken, add_contact, add_contract, correct, ensure_site
from customers.operations.id_numbers import NoPurpose, keep_id_number
from customers.permissions import can_edit, can_keep_contracts
from customers.queries.id_numbers import collects_id_numbers
from customers.views.access import for_card_readers, require, visible_customer

FORM = "customers/form.html"
Save = Callable[[dict[str, Any]], object]


def form_context(customer: Customer, form: forms.Form, title: str) -> dict[str, Any]:
    """What the one form of this room shows."""
    return {"customer": customer, "form": form, "title": title}


def _answer(
    request: HttpRequest, customer: Customer, form: forms.Form, title: str, save: Save
) -> HttpResponse:
    """Save and go back to the card, or show the form with what is wrong (422)."""
    if form.is_valid() and _saved(form, save):
        messages.success(request, _("已保存。"))
        return redirect("customers:card", customer.pk)
    status = 422 if form.is_bound else 200
    return render(request, FORM, form_context(customer, form, title), status=status)


def _saved(form: forms.Form, save: Save) -> bool:
    try:
        with transaction.atomic():
            save(form.cleaned_data)
    except (NumberTaken, ValidationError) as error:
        form.add_error(None, error if isinstance(error, ValidationError) else str(error))
    except IntegrityError:
        form.add_error(None, _("相同的记录已经存在。"))
    return form.is_valid()


@require_http_methods(["GET", "POST"])
@for_card_readers
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct name, kind and remark."""
    row = _editable(request, pk)
    initial = {"name": row.name, "kind": row.kind, "note": row.note}
    with_id = collects_id_numbers(at=now())
    form = CustomerForm(request.POST or None, initial=initial, with_id_number=with_id)

    def save(data: dict[str, Any]) -> None:
        given = {"value": data.pop("id_number", ""), "purpose": data.pop("id_purpose", "")}
        try:
            keep_id_number(customer=row, by=request.user, at=now(), **given)  # type: ignore[arg-type]  # only who is signed in comes here
        except NoPurpose as error:
            raise ValidationError({"id_purpose": str(error)}) from error
        _correcting(request, row)(data)

    return _answer(request, row, form, _("更正客户"), save)


@require_http_methods(["GET", "POST"])
@for_card_readers
def new_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Another person of a customer."""
    row = _editable(request, pk)
    form = NewContactForm(request.POST or None)
    add = _adding(request, row, add_contact)
    return _answer(request, row, form, pgettext("button", "新增联系人"), add)


@require_http_methods(["GET", "POST"])
@for_card_readers
def contact(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct a person's name or number; the present number is not shown."""
    owner = _editable(request, pk)
    person = get_object_or_404(owner.contacts, pk=row)
    form = ContactForm(request.POST or None, initial={"name": person.name})
    return _answer(request, owner, form, _("更正联系人"), _correcting(request, person))


@require_http_methods(["GET", "POST"])
@for_card_readers
def new_site(request: HttpRequest, pk: int) -> HttpResponse:
    """Another address of a customer."""
    row = _editable(request, pk)
    form = SiteForm(request.POST or None, initial={"region": row.region_id, "project": row.project_id})
    return _answer(request, row, form, pgettext("button", "新增地址"), _adding(request, row, ensure_site))


@require_http_methods(["GET", "POST"])
@for_card_readers
def site(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct an address or who serves it; the present address is not shown."""
    owner = _editable(request, pk)
    place = get_object_or_404(owner.sites, pk=row)
    initial = {"region": place.region_id, "project": place.project_id, "site_class": place.site_class}
    form = SiteForm(request.POST or None, initial=initial, correcting=True)
    return _answer(request, owner, form, _("更正地址"), _correcting(request, place))


@require_http_methods(["GET", "POST"])
@for_card_readers
def new_contract(request: HttpRequest, pk: int) -> HttpResponse:
    """A service contract, by who leads."""
    row = visible_customer(request, pk)
    require(can_keep_contracts(request.user, row))
    form = ContractForm(request.POST or None)
    return _answer(request, row, form, _("登记服务合同"), _adding(request, row, add_contract))


def _editable(request: HttpRequest, pk: int) -> Customer:
    row = visible_customer(request, pk)
    require(can_edit(request.user, row))
    return row


def _adding(request: HttpRequest, customer: Customer, operation: Callable[..., object]) -> Save:
    return lambda values: operation(customer=customer, by=request.user, at=now(), **values)


def _correcting(request: HttpRequest, row: Any) -> Save:
    """An empty number or address means: as it was."""
    kept = {"phone", "address"}
    return lambda values: correct(
        row=row,
        values={name: value for name, value in values.items() if value or name not in kept},
        by=request.user,
        at=now(),
    )
