"""Steps that come from a phone's outbox: JSON answers instead of pages."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from core.clock import iso, now
from core.idempotency import fingerprint
from dispatch.device import Stamps
from dispatch.enums import PostOutcome
from dispatch.models import PhonePost, WorkOrder
from dispatch.operations import phone
from dispatch.views.answers import TooLate, refusals

UNSENT = frozenset({"csrfmiddlewaretoken"})
KEPT_STATUS = {PostOutcome.REFUSED: 422, PostOutcome.CONFLICT: 409}


@dataclass(frozen=True)
class Step:
    """How a step is carried out: its name, its form, the operation, and what is said afterwards."""

    name: str
    bind: Callable[[], forms.Form]
    run: Callable[[WorkOrder, Any, dict[str, Any]], Any]
    said: Callable[[Any], str]
    allowed: Callable[[Any, WorkOrder], bool]
    next: str


class Unreadable(Exception):
    """A header that must be there is missing or makes no sense."""


def from_outbox(request: HttpRequest) -> bool:
    """Does the phone's outbox ask, and not a plain form?"""
    return "Idempotency-Key" in request.headers and "application/json" in request.headers.get("Accept", "")


def answer(request: HttpRequest, number: str, step: Step) -> JsonResponse:
    """Carry a step out once and say what became of it: applied, refused or conflict."""
    try:
        sent = read(request, step.name)
    except Unreadable as error:
        return _say("unreadable", str(error), 400)
    order = own_order(request.user, number)
    if order is None:
        return _say("unknown", _("没有找到这张派工单，内容仍保存在手机上。"), 404)
    held = PhonePost.objects.filter(by=request.user.pk, key=sent.key).kept().first()
    if held is not None:
        return _kept(held)
    form = step.bind()
    try:
        return _try(request, order, step, sent, form)
    except TooLate as error:
        return _keep(request, order, sent, PostOutcome.CONFLICT, str(error))
    except PermissionDenied as error:
        return _keep(request, order, sent, PostOutcome.CONFLICT, str(error))


def _try(
    request: HttpRequest, order: WorkOrder, step: Step, sent: phone.Sent, form: forms.Form
) -> JsonResponse:
    if not WorkOrder.objects.visible_to(request.user).filter(pk=order.pk).exists():
        raise TooLate(_gone(order))
    if not step.allowed(request.user, order):
        raise PermissionDenied(_("只有被派的技师可以执行这张派工单。"))

    def run(at: datetime) -> dict[str, Any]:
        result = step.run(order, form, {"by": request.user, "at": at})
        return {"words": str(step.said(result)), "next": step.next}

    if form.is_valid():
        with refusals(form):
            done, again = phone.apply(order=order, sent=sent, run=run, by=request.user, at=now())
            return JsonResponse({"result": "applied", "repeat": again, "time": iso(now()), **done})
    if "Outbox-Attended" in request.headers:
        return _refused(form)
    return _keep(request, order, sent, PostOutcome.REFUSED, words_of(form))


def own_order(user: Any, number: str) -> WorkOrder | None:
    """An order of this technician, also one that was taken back meanwhile; else one the person may see."""
    rows = WorkOrder.objects.for_page().filter(number=number.upper())
    mine = rows.filter(technician__user=user.pk).first()
    return mine or rows.filter(pk__in=WorkOrder.objects.visible_to(user)).first()


def read(request: HttpRequest, step: str) -> phone.Sent:
    """Key, times and fingerprint of what was sent; raises Unreadable."""
    try:
        key = UUID(request.headers["Idempotency-Key"])
    except ValueError as error:
        raise Unreadable("Idempotency-Key") from error
    stamps = Stamps(
        done_at=_instant(request, "Device-Done-At"),
        sent_at=_instant(request, "Device-Sent-At"),
        skew=_skew(request.headers.get("Device-Skew", "")),
    )
    return phone.Sent(key=key, step=step, digest=_digest(request), stamps=stamps)


def _instant(request: HttpRequest, name: str) -> datetime:
    found = None
    with suppress(ValueError):
        found = parse_datetime(request.headers.get(name, ""))
    if found is None or not is_aware(found):
        raise Unreadable(name)
    return found


def _skew(text: str) -> timedelta | None:
    """Seconds that ours was ahead of the phone's clock when the phone last asked; None when it never did."""
    try:
        return timedelta(seconds=float(text)) if text else None
    except (ValueError, OverflowError) as error:
        raise Unreadable("Device-Skew") from error


def _digest(request: HttpRequest) -> str:
    files = {
        name: [sha256(file.read()).hexdigest() for file in request.FILES.getlist(name)]
        for name in request.FILES
    }
    for name in files:
        for file in request.FILES.getlist(name):
            file.seek(0)
    return fingerprint([fields_of(request), files])


def fields_of(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, without the form token."""
    return {name: values for name, values in request.POST.lists() if name not in UNSENT}


def words_of(form: forms.Form) -> str:
    """Everything that is wrong with a form, each word once."""
    said = [str(word) for words in form.errors.values() for word in words]
    return " ".join(dict.fromkeys(said))


def _gone(order: WorkOrder) -> str:
    return _("派工单 %(number)s 现在是「%(state)s」，此步骤不能再做。") % {
        "number": order.number,
        "state": order.get_status_display(),
    }


def _refused(form: forms.Form) -> JsonResponse:
    """The person is at the form: nothing is kept, the words go to the fields."""
    errors = {name: [str(word) for word in words] for name, words in form.errors.items()}
    return JsonResponse({"result": "refused", "words": words_of(form), "errors": errors}, status=422)


def _keep(
    request: HttpRequest, order: WorkOrder, sent: phone.Sent, outcome: str, reason: str
) -> JsonResponse:
    files = [file for name in request.FILES for file in request.FILES.getlist(name)]
    left = phone.Left(outcome, reason, fields_of(request), files)
    return _kept(phone.keep(order=order, sent=sent, left=left, by=request.user, at=now()))


def _kept(post: PhonePost) -> JsonResponse:
    if post.outcome == PostOutcome.APPLIED:
        return _say("conflict", _("这次提交已处理过，内容不同的再次提交不会生效。"), 409)
    body = {"result": post.outcome, "words": post.reason, "kept": True}
    return JsonResponse(body, status=KEPT_STATUS[PostOutcome(post.outcome)])


def _say(result: str, words: str, status: int) -> JsonResponse:
    return JsonResponse({"result": result, "words": words, "kept": False}, status=status)
