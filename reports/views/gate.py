"""Who may enter the report pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from reports.permissions import can_read


def reader(request: HttpRequest) -> Any:
    """The person, when reports may be read; PermissionDenied names the missing right."""
    if not can_read(request.user):
        raise PermissionDenied(_("阅读报表需要信息员、主管、经理或以上岗位。"))
    return request.user
