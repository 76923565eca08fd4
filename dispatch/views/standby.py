"""Standby units in a job: on the phone, and asked for at the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from core.clock import now
from dispatch.errors import DispatchRefused
from dispatch.models import Visit
from dispatch.operations import standby
from dispatch.permissions import can_order_standby
from dispatch.queries.standby import restore_by
from dispatch.views.carrying import step
from tickets.queries.page import by_number


def _estimated(visit: Visit) -> str:
    promised = restore_by(visit.order.ticket)
    if promised is None or visit.estimated_finish is None or visit.estimated_finish <= promised:
        return gettext("预计时间已登记。")
    return gettext("预计修复晚于时限，已通知站长立即安排备用机。")


van = step(
    "van",
    lambda order, form, who: standby.explain_van(order=order, **form.cleaned_data, **who),
    _("已登记未带备用机的原因。"),
)
estimates = step(
    "estimate",
    lambda order, form, who: standby.estimate(order=order, **form.cleaned_data, **who),
    _estimated,
)
lending = step(
    "lend",
    lambda order, form, who: standby.lend(
        order=order, unit=form.cleaned_data["unit"], terms=form.terms, **who
    ),
    lambda loan: gettext("已借出，借用单号 %(number)s。") % {"number": loan.number},
)
homecoming = step(
    "unit-return",
    lambda order, form, who: standby.take_back(order=order, **form.cleaned_data, **who),
    _("已登记归还。"),
)


@require_POST
def standby_order(request: HttpRequest, number: str) -> HttpResponse:
    """Whoever keeps standby units asks for one by hand."""
    ticket = by_number(request.user, number)
    if ticket is None:
        raise Http404
    if not can_order_standby(request.user, ticket):
        raise PermissionDenied(_("只有该单位管理备件的岗位可以申请备用机。"))
    try:
        made = standby.ask_for(ticket=ticket, by=request.user, at=now())  # type: ignore[arg-type]
    except DispatchRefused as error:
        messages.warning(request, str(error))
        return redirect("tickets:ticket", number)
    if made is None:
        messages.warning(request, _("客户已借用备用机。"))
    else:
        messages.success(request, gettext("已申请备用机：%(number)s。") % {"number": made.number})
    return redirect("tickets:ticket", number)
