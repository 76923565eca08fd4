"""Lines, scripts and snippets: lists and the form of one row."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.views.guard import needs, page_status
from knowledge.models import Snippet
from knowledge.operations import keep
from knowledge.permissions import can_keep, can_read
from knowledge.registers import REGISTERS, Register

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])
FIRST = "scripts"


@require_safe
@needs(can_read)
def index(request: HttpRequest) -> HttpResponse:
    return redirect("knowledge:register", FIRST)


@require_safe
@needs(can_read)
def register(request: HttpRequest, register: str) -> HttpResponse:
    """All rows of one register that the person may read."""
    held = _register(register)
    rows = [(row, held.changed_by(request.user, row)) for row in held.seen(request.user)]
    context = {"register": held, "rows": rows, "may_add": held.added_by(request.user), "tabs": tabs(register)}
    return render(request, f"knowledge/{register}.html", context)


@READ_WRITE
@needs(can_read)
def new(request: HttpRequest, register: str) -> HttpResponse:
    """A new row; snippets are the person's own unless a keeper shares them."""
    held = _register(register)
    if not held.added_by(request.user):
        raise PermissionDenied(_("维护话术与价目需要主管以上岗位。"))
    row = held.form._meta.model()
    if held.personal and not (can_keep(request.user) and request.POST.get("shared")):
        row.owner = request.user
    return _edit(request, held, row, held.add)


@READ_WRITE
@needs(can_read)
def edit(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    """Change one row; taken out of use rather than deleted."""
    held = _register(register)
    row = get_object_or_404(held.seen(request.user), pk=pk)
    if not held.changed_by(request.user, row):
        raise PermissionDenied(_("维护话术与价目需要主管以上岗位。"))
    return _edit(request, held, row, str(row))


def tabs(active: str) -> list[dict[str, Any]]:
    """The pages of the room side by side."""
    from_register = [
        {"label": one.label, "url": f"/knowledge/{one.slug}/", "active": one.slug == active}
        for one in REGISTERS.values()
    ]
    articles = {"label": _("知识文章"), "url": "/knowledge/articles/", "active": active == "articles"}
    prices = {"label": _("价目表"), "url": "/prices/", "active": active == "prices"}
    return [*from_register, articles, prices]


def _register(slug: str) -> Register:
    if slug not in REGISTERS:
        raise Http404
    return REGISTERS[slug]


def _edit(request: HttpRequest, held: Register, row: Any, title: Any) -> HttpResponse:
    form = held.form(request.POST or None, instance=row)
    if form.is_valid() and _saved(form):
        messages.success(request, _("已保存。"))
        return redirect("knowledge:register", held.slug)
    context = {
        "form": form,
        "register": held,
        "title": title,
        "may_share": isinstance(row, Snippet) and row.pk is None and can_keep(request.user),
        "shared": bool(request.POST.get("shared")),
    }
    return render(request, "knowledge/edit.html", context, status=page_status(form))


def _saved(form: Any) -> bool:
    try:
        keep(row=form.instance)
    except ValidationError:
        form.add_error(None, _("相同的记录已经存在。"))
    return bool(form.is_valid())
