"""The unit and day that a page of the supervisor is about."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from core.clock import local_day, now
from org.models import Unit, User
from workforce.permissions import can_see, can_supervise
from workforce.queries import led_units


@dataclass(frozen=True)
class Today:
    """Who asks about which unit on which day, and when."""

    user: User
    unit: Unit
    units: list[Unit]
    day: date
    at: datetime

    @property
    def query(self) -> str:
        return f"?unit={self.unit.pk}"


def today(request: HttpRequest, *, leading: bool = False) -> Today:
    """The unit of ?unit=, else the person's first; 404 for others', 403 without the right."""
    if not can_see(request.user):
        raise PermissionDenied(_("查看每日工作需要信息员、主管、经理或以上岗位。"))
    units, at = list(led_units(request.user)), now()
    asked = request.GET.get("unit", "")
    unit = next((one for one in units if not asked or str(one.pk) == asked), None)
    if unit is None:
        raise Http404
    if leading and not can_supervise(request.user, unit):
        raise PermissionDenied(_("安排与检查每日工作需要本单位主管以上岗位。"))
    return Today(request.user, unit, units, local_day(at), at)
