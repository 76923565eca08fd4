"""Text messages about usage (FUP-06)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from core.pages import keyset
from followups import rules
from followups.forms.plans import MailingForm, ReplyForm
from followups.models import UsageMailing
from followups.operations import mailings as operations
from followups.permissions import can_manage_at
from followups.queries import mailings as queries
from followups.queries.people import led_units
from followups.views.access import callers, form_page, managers, require, saved, told, with_people
from packs.queries import current_figure


@require_safe
@managers
def mailings(request: HttpRequest) -> HttpResponse:
    """Mailings of the led units, newest first."""
    page = keyset(queries.mailing_list(request.user), order=("-stream_id",), cursor=request.GET.get("cursor"))
    return render(request, "followups/mailings.html", {"page": page, "window": _window()})


@require_http_methods(["GET", "POST"])
@managers
def new_mailing(request: HttpRequest) -> HttpResponse:
    """Ask the customers of recent installations how they get on."""
    words = _("您好，您的产品安装已有一段时间，使用中有问题或建议请致电我们。回复 %(word)s 退订。")
    initial = {"text": words % {"word": queries.opt_out_word(now())}}
    units = led_units(request.user).exclude(kind="project")
    form = MailingForm(request.POST or None, initial=initial, units=units, **with_people(request))
    row = saved(form, lambda data: _make(request, data)) if form.is_bound else None
    if row is None:
        return form_page(request, form, _("新建短信回访"), "followups:mailings")
    return told(request, _("已开始发送，可在任务中心查看进度。"), "followups:mailing", row.pk)


@require_safe
@managers
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    """One mailing and what became of its lines."""
    rows = UsageMailing.objects.visible_to(request.user).select_related("unit", "by", "job")
    row = get_object_or_404(rows, pk=pk)
    return render(request, "followups/mailing.html", {"mailing": row, "outcomes": queries.outcomes(row)})


@require_http_methods(["GET", "POST"])
@callers
def reply(request: HttpRequest) -> HttpResponse:
    """A customer's reply; a word of the pack ends the messages."""
    form = ReplyForm(request.POST or None)
    if not form.is_valid():
        return form_page(request, form, _("登记短信回复"), "followups:due")
    found = operations.take_reply(by=request.user, at=now(), **form.cleaned_data)
    if not found:
        return told(request, _("这条回复不是退订。"), "followups:reply")
    words = ngettext("已为 %(count)s 位客户停发短信。", "已为 %(count)s 位客户停发短信。", len(found))
    return told(request, words % {"count": len(found)}, "followups:reply")


def _make(request: HttpRequest, data: dict[str, Any]) -> UsageMailing:
    require(can_manage_at(request.user, data["unit"]))
    return operations.make_mailing(by=request.user, at=now(), **data)


def _window() -> tuple[Any, Any]:
    at = now()
    return rules.window(local_day(at), int(current_figure("usage_sms", "months", at=at)))
