"""Emergency contacts of sites."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from customers.forms import EmergencyContactForm
from customers.models import EmergencyContact, Site
from customers.operations.emergency import add_emergency_contact, remove_emergency_contact
from customers.permissions import can_edit
from customers.phones import BadPhone
from customers.queries.emergency import lacking, needed, short_of_contacts
from customers.views.access import for_card_readers, require, visible_customer


@require_safe
@for_card_readers
def missing(request: HttpRequest) -> HttpResponse:
    """Sites of contracts round the clock that have too few contacts (INT-19)."""
    at = now()
    rows = lacking(request.user, day=local_day(at), least=needed(at))
    return render(request, "customers/emergency_missing.html", {"rows": rows, "least": needed(at)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_card_readers
def contacts(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The contacts of one site in the order in which they are called."""
    site = _site(request, pk, row)
    form = EmergencyContactForm(request.POST or None)
    if form.is_bound and form.is_valid():
        require(can_edit(request.user, site.customer))
        try:
            add_emergency_contact(site=site, by=request.user, at=now(), **form.cleaned_data)
        except BadPhone as error:
            form.add_error("phones", str(error))
        else:
            messages.success(request, _("已保存。"))
            return redirect("customers:emergency_contacts", pk, row)
    at = now()
    one = Site.objects.filter(pk=site.pk)
    context = {
        "site": site,
        "customer": site.customer,
        "contacts": site.emergency_contacts.all(),
        "short": short_of_contacts(one, day=local_day(at), least=needed(at)).exists(),
        "least": needed(at),
        "form": form if can_edit(request.user, site.customer) else None,
    }
    return render(request, "customers/emergency_contacts.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_card_readers
def removal(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take a contact off a site."""
    customer = visible_customer(request, pk)
    held = get_object_or_404(
        EmergencyContact.objects.select_related("site__customer"), pk=row, site__customer=customer
    )
    require(can_edit(request.user, held.site.customer))
    remove_emergency_contact(contact=held, by=request.user, at=now())
    messages.success(request, _("已删除。"))
    return redirect("customers:emergency_contacts", pk, held.site_id)


def _site(request: HttpRequest, pk: int, row: int) -> Site:
    customer = visible_customer(request, pk)
    return get_object_or_404(Site.objects.select_related("customer"), pk=row, customer=customer)
