"""Who gets in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tickets.models import Ticket
from tickets.permissions import can_list, can_register
from tickets.queries.page import by_number


def desk_person(request: HttpRequest) -> Any:
    """The user, who may take in requests somewhere; 403 otherwise."""
    if not can_register(request.user):
        raise PermissionDenied(_("登记受理需要话务员、信息员或主管岗位。"))
    return request.user


def reader(request: HttpRequest) -> Any:
    """The user, who may see tickets somewhere; 403 otherwise."""
    if not can_list(request.user):
        raise PermissionDenied(_("查看工单需要本单位的岗位，请联系管理员任职。"))
    return request.user


def load(request: HttpRequest, number: str) -> Ticket:
    """The ticket with all that its page names; 403 without any ticket right, 404 outside the scope."""
    found = by_number(reader(request), number)
    if found is None:
        raise Http404
    return found
