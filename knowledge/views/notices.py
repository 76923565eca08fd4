"""Notices: what one was told, publishing one, who has read it (ARC-06)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.pages import keyset
from core.views.guard import needs, page_status
from knowledge import operations, queries
from knowledge.forms import NoticeForm
from knowledge.models import Notice
from knowledge.permissions import can_publish
from org.enums import Right, UnitKind
from org.models import Unit
from org.permissions import holds_post


@require_safe
@needs(holds_post)
def notices(request: HttpRequest) -> HttpResponse:
    """Notices to the person, and those the person may publish, with how many have read them."""
    rows = Notice.objects.visible_to(request.user).select_related("unit", "by")
    page = keyset(rows, order=("-at", "-pk"), cursor=request.GET.get("cursor"))
    counts = queries.readings_of(page.items)
    lines = [(row, counts[row.pk]) for row in page.items]
    context = {"page": page, "lines": lines, "may_publish": can_publish(request.user)}
    return render(request, "knowledge/notices.html", context)


@require_safe
@needs(holds_post)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice; who published it or may do so sees who has read it."""
    row = _held(request, pk)
    receipts = list(queries.receipts(row))
    own = next((one for one in receipts if one.recipient_id == request.user.pk), None)
    context = {
        "notice": row,
        "own": own,
        "reading": queries.readings_of([row])[row.pk],
        "receipts": receipts if can_publish(request.user, row.unit) or row.by_id == request.user.pk else None,
    }
    return render(request, "knowledge/notice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_publish)
def new(request: HttpRequest) -> HttpResponse:
    """Publish a notice to the people of one of the person's units."""
    form = NoticeForm(request.POST or None, units=_units(request))
    if form.is_valid():
        try:
            made = operations.publish_notice(by=request.user, at=now(), **form.cleaned_data)
        except operations.NobodyThere as error:
            form.add_error("posts", str(error))
        else:
            messages.success(request, _("通知已发布。"))
            return redirect("knowledge:notice", made.pk)
    return render(request, "knowledge/notice_new.html", {"form": form}, status=page_status(form))


@require_POST
@needs(holds_post)
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The person has read it."""
    row = _held(request, pk)
    operations.confirm_reading(notice=row, by=request.user, at=now())
    messages.success(request, _("已记录您的阅读。"))
    return redirect("knowledge:notice", row.pk)


def _units(request: HttpRequest) -> QuerySet[Unit]:
    scope = request.user.scope.within(Right.PUBLISH_NOTICES)
    rows = Unit.objects.visible_to(request.user).filter(is_active=True)
    if scope.group:
        return rows
    regions = rows.filter(kind=UnitKind.REGION, pk__in=scope.region_ids)
    below = rows.filter(parent__in=scope.region_ids)
    return regions | below | rows.filter(pk__in=scope.project_ids)


def _held(request: HttpRequest, pk: int) -> Notice:
    return get_object_or_404(Notice.objects.visible_to(request.user).select_related("unit", "by"), pk=pk)
