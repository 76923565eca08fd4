"""What all pages of this room begin with."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from parts.operations.errors import PartsRefused
from parts.permissions import can_see


def gate(request: HttpRequest) -> None:
    """403 for who sees no stock."""
    if not can_see(request.user):
        raise PermissionDenied(_("查看备件与备用机需要信息员、班组长及以上岗位。"))


def need(allowed: bool) -> None:
    """403 unless allowed."""
    if not allowed:
        raise PermissionDenied(_("只有该单位管理备件的岗位可以办理。"))


def tabs(active: str) -> list[dict[str, Any]]:
    """The room's own navigation."""
    pages = {
        "depots": _("备件库"),
        "units": _("备用机"),
        "orders": _("申请"),
        "loans": _("借用"),
        "quota": _("配备"),
    }
    return [
        {"label": label, "url": reverse(f"parts:{name}"), "active": name == active}
        for name, label in pages.items()
    ]


def tried(form: forms.Form, run: Any) -> Any:
    """What the operation gives for a valid form; None with its refusal among the errors of the form."""
    if not form.is_valid():
        return None
    try:
        return run()
    except PartsRefused as error:
        form.add_error(None, str(error))
        return None
