"""One clock with its story, and answers to its reminders."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.streams import kinds, name_of, url_of, visible
from deadlines import operations
from deadlines.forms.clocks import SnoozeForm
from deadlines.models import Clock
from deadlines.operations.answering import bounds
from deadlines.queries import differing, state
from org.models import User
from packs.queries import title_of


@require_safe
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """Rule, times, levels, pauses and who took note."""
    return _show(request, _clock(request, pk))


@require_POST
def acknowledgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Take note of the reminders."""
    row = _clock(request, pk)
    try:
        operations.acknowledge(clock=row, by=cast(User, request.user), at=now())
    except operations.ClockEnded:
        return _show(request, row, refused=_("该时限已结束。"), status=409)
    messages.success(request, _("已记为知悉，之后的一般提醒只进站内消息。"))
    return redirect("deadlines:clock", pk)


@require_POST
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    """Be reminded later."""
    row = _clock(request, pk)
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form=form, status=422)
    try:
        operations.snooze(clock=row, by=cast(User, request.user), at=now(), **form.cleaned_data)
    except (operations.NotSnoozed, operations.ClockEnded) as error:
        words = str(error) if isinstance(error, operations.NotSnoozed) else _("该时限已结束。")
        return _show(request, row, form=form, refused=words, status=409)
    messages.success(request, _("您的一般提醒已推迟，重要提醒照常。"))
    return redirect("deadlines:clock", pk)


def _show(
    request: HttpRequest, row: Clock, *, form: SnoozeForm | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    at = now()
    known = {kind.kind for kind in kinds()}
    fired = {(one.version, one.level): one for one in row.firings.all()}
    rule = row.frozen_rule
    context = {
        "clock": row,
        "now": state(row, at),
        "name": name_of(row.stream),
        "rule": rule,
        "pack": title_of(rule.pack) if rule.pack else None,
        "about": url_of(row.stream) if row.stream.kind in known and visible(row.stream, request.user) else "",
        "ladder": [(level, when, fired.get((row.version, level.code))) for level, when in row.ladder],
        "pauses": row.pauses.select_related("asked_by", "approval__decider"),
        "notes": row.acknowledgements.select_related("by"),
        "snoozes": row.snoozes.select_related("by"),
        "form": (form or SnoozeForm()) if row.is_running else None,
        "longest": bounds(at)[0] if row.is_running else 0,
        "sound": row not in differing(row.stream),
        "refused": refused,
    }
    return render(request, "deadlines/clock.html", context, status=status)


def _clock(request: HttpRequest, pk: int) -> Clock:
    rows = Clock.objects.visible_to(request.user).select_related("stream", "unit", "responsible")
    return get_object_or_404(rows.prefetch_related("firings"), pk=pk)
