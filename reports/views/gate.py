"""Who may enter the report pages, and the report an address names."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reports.models import ReportRun
from reports.permissions import can_read, can_sign, can_write


def reader(request: HttpRequest) -> Any:
    """The person, when reports may be read; PermissionDenied names the missing right."""
    if not can_read(request.user):
        raise PermissionDenied(_("阅读报表需要信息员、主管、经理或以上岗位。"))
    return request.user


def load(request: HttpRequest, number: str) -> ReportRun:
    """The report, when the person sees it; else 404."""
    rows = ReportRun.objects.visible_to(reader(request))
    rows = rows.select_related("unit", "stream", "sent_by", "signed_by", "submitted_by", "summary")
    return get_object_or_404(rows, stream__number=number)


def writable(request: HttpRequest, number: str) -> ReportRun:
    row = load(request, number)
    if not can_write(request.user, row):
        raise PermissionDenied(_("编制报表需要本单位信息员、主管或以上岗位，且报表仍是草稿。"))
    return row


def signable(request: HttpRequest, number: str) -> ReportRun:
    row = load(request, number)
    if not can_sign(request.user, row):
        raise PermissionDenied(_("签核须由规定岗位的人员进行，且不能是提交人。"))
    return row
