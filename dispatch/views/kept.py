"""离线补录: what phones sent too late, for the supervisor to decide."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.punctuation import mark
from dispatch.errors import Stale
from dispatch.forms import KeptForm
from dispatch.models import PhonePost
from dispatch.operations.phone import decide
from dispatch.permissions import can_dispatch, can_see_queue
from dispatch.queries.phone import kept, kept_of
from dispatch.step_words import step_words
from dispatch.views.answers import TooLate, conflict
from dispatch.views.work import FORMS, load

MOST = 200


@dataclass(frozen=True)
class Shown:
    """A kept step in words."""

    post: PhonePost
    step: str
    lines: list[tuple[str, str]]
    form: forms.Form

    @property
    def text(self) -> str:
        """What is adopted as a note of the ticket."""
        lines = "\n".join(f"{label}：{value}" for label, value in self.lines)
        return (
            _("离线补录（%(step)s，%(person)s）") % {"step": self.step, "person": self.post.by} + "\n" + lines
        )


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person."""
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有主管可以处理离线补录。"))
    rows = [(post, step_words(post.step)) for post in kept(request.user)[:MOST]]
    return render(request, "dispatch/kept_list.html", {"rows": rows})


@require_safe
def of_order(request: HttpRequest, number: str) -> HttpResponse:
    """All that was kept of one order, with its words and pictures."""
    return _page(request, number)


@require_POST
def decision(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Adopt one kept step as a note of the ticket, or not."""
    order = load(request, number)
    post = get_object_or_404(kept_of(order), pk=pk)
    if not can_dispatch(request.user, order.ticket):
        raise PermissionDenied(_("只有主管可以处理离线补录。"))
    form = KeptForm(request.POST, auto_id=f"kept{post.pk}_%s")
    if not form.is_valid():
        return _page(request, number, {post.pk: form}, status=422)
    adopted = form.cleaned_data["adopted"] == "yes"
    text = _shown(post, form).text
    try:
        decide(
            post=post,
            adopted=adopted,
            note=form.cleaned_data["note"],
            text=text,
            by=request.user,
            at=now(),
        )
    except Stale as error:
        return conflict(request, TooLate(str(error)), request.path.rsplit(f"{pk}/", 1)[0])
    messages.success(request, _("已采纳，内容已写入工单备注。") if adopted else _("已记录决定。"))
    return redirect("dispatch:kept_of", number=order.number)


def _page(
    request: HttpRequest, number: str, bound: dict[int, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    order = load(request, number)
    given = bound or {}
    rows = [
        _shown(post, given.get(post.pk) or KeptForm(auto_id=f"kept{post.pk}_%s")) for post in kept_of(order)
    ]
    context: dict[str, Any] = {
        "order": order,
        "rows": rows,
        "may_decide": can_dispatch(request.user, order.ticket),
        "form": next(iter(given.values()), None),
    }
    return render(request, "dispatch/kept.html", context, status=status)


def _shown(post: PhonePost, form: forms.Form) -> Shown:
    return Shown(post, step_words(post.step), list(_lines(post)), form)


def _lines(post: PhonePost) -> list[tuple[str, str]]:
    """Label and value of what was typed or chosen; keys and drawings have no words."""
    known = FORMS[post.step].base_fields if post.step in FORMS else {}
    return [
        (str(known[name].label), mark("，").join(_word(known[name], value) for value in values))
        for name, values in post.fields.items()
        if name in known
        and any(values)
        and not known[name].widget.is_hidden
        and not values[0].startswith("data:")
    ]


def _word(field: forms.Field, value: str) -> str:
    return str(dict(getattr(field, "choices", ())).get(value, value))
