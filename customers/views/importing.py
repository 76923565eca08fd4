"""Taking over a list of sales: template, upload; the task centre shows progress, result and rejected rows."""

import tempfile
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.attachments import BadFile as BadUpload
from core.clock import now
from core.lists.files import BadFile
from core.models import Job
from core.sheets import Workbook, workbook_response
from core.views.guard import page_status
from customers.forms import SalesFileForm
from customers.importing.columns import NAMES, REQUIRED
from customers.operations.importing import begin
from customers.permissions import can_import_sales
from customers.views.access import for_card_readers, require

LIST = "sales.csv"


@require_safe
@for_card_readers
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with the headings, as a workbook."""
    require(can_import_sales(request.user))
    book = Workbook()
    book.sheet(_("销售清单"), [aliases[0] for aliases in NAMES.values()], [])
    return workbook_response(book.content(), f"{_('销售清单模板')}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@for_card_readers
def upload(request: HttpRequest) -> HttpResponse:
    """The file; then the page of the work that began."""
    require(can_import_sales(request.user))
    form = SalesFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = _begin(request, form)
        except (BadFile, BadUpload) as error:
            form.add_error("file", str(error))
        else:
            return redirect("core:job", uuid=job.uuid)
    context = {"form": form, "required": [NAMES[name][0] for name in REQUIRED]}
    return render(request, "customers/sales_import.html", context, status=page_status(form))


def _begin(request: HttpRequest, form: SalesFileForm) -> Job:
    file = form.cleaned_data["file"]
    with tempfile.TemporaryDirectory(prefix="aftersales-sales-") as folder:
        return begin(
            file=file,
            name=Path(file.name.replace("\\", "/")).name,
            dry_run=form.cleaned_data["dry_run"],
            place=Path(folder) / LIST,
            by=request.user,  # type: ignore[arg-type]  # only who is signed in comes here
            at=now(),
        )
