"""The customer's private page: no sign-in, no trace of being opened, the same calm page for all that is closed."""

from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from core.actors import SystemActor
from core.clock import now
from core.doors import LINK_PARTS, LinkPart, LinkRefused
from core.idempotency import KeyReused, fingerprint, once
from core.public import public
from core.throttle import allow
from customers.forms import LinkCodeForm
from customers.models import Link
from customers.operations.links import try_code
from customers.queries.links import by_token
from packs.queries import current_figure

DIGITS_FIRST, TOO_OFTEN = _("请先输入手机号码后四位。"), _("操作太频繁，请稍后再试。")

GONE = _("这一项现在不能办理，请看页面上的最新情况，或致电客服。")


class NotOffered(Exception):
    """What was posted is not on the page, or not any more."""


@public
@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What the link is about, in plain words; opening it changes nothing."""
    link = link_of(request, token)
    return closed(request) if link is None else show(request, link, token)


@public
@require_POST
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The last four digits of the phone open what is personal."""
    link = link_of(request, token)
    if link is None:
        return closed(request)
    form = LinkCodeForm(request.POST)
    if form.is_valid() and try_code(link=link, digits=form.cleaned_data["digits"], at=now()):
        request.session[_key(link)] = link.digest
        return redirect("customers:link", token)
    link.refresh_from_db(fields=["locked_until"])
    if not form.errors:
        locked = _("输错次数过多，请稍后再试，或致电客服。")
        form.add_error("digits", locked if link.is_locked(now()) else _("尾号不对，请核对后重输。"))
    return show(request, link, token, code_form=form, status=422)


@public
@require_POST
def act(request: HttpRequest, token: str, verb: str) -> HttpResponse:
    """Something the customer does; sent twice it counts once."""
    link = link_of(request, token)
    if link is None:
        return closed(request)
    part = next((one for one in parts_of(link) if verb in one.act), None)
    if part is None:
        return closed(request)
    if (part.personal or verb in part.coded) and not link.confirmed:
        return show(request, link, token, wrong=DIGITS_FIRST, status=403)
    if not may_act(link):
        return show(request, link, token, wrong=TOO_OFTEN, status=429)
    try:
        said = _carry_out(request, link, part, verb)
    except LinkRefused as refused:
        link.bound = {verb: refused.form} if refused.form is not None else {}
        return show(request, link, token, wrong=str(refused), status=422)
    except NotOffered:
        return show(request, link, token, wrong=GONE, status=409)
    except KeyReused:
        return show(
            request, link, token, wrong=_("这张表单已经提交过。如要另发一条，请再次提交。"), status=409
        )
    messages.success(request, said)
    return redirect("customers:link", token)


def show(
    request: HttpRequest,
    link: Link,
    token: str,
    *,
    code_form: Any = None,
    wrong: Any = "",
    status: int = 200,
) -> HttpResponse:
    """All parts of the link that have something to say."""
    draw = partial(_draw, request, link, token)
    context = {
        "parts": [drawn for part in parts_of(link) if (drawn := draw(part))],
        "token": token,
        "confirmed": link.confirmed,
        "code_form": code_form or LinkCodeForm(),
        "wrong": wrong,
        "asks_code": not link.confirmed and any(part.personal or part.coded for part in parts_of(link)),
    }
    return _private(render(request, "customers/link.html", context, status=status))


def may_act(link: Link) -> bool:
    """Not too often in an hour."""
    most = int(current_figure("links", "acts_per_hour", at=link.at))
    return allow(f"link:{link.pk}", most=most, seconds=3600)


def closed(request: HttpRequest) -> HttpResponse:
    """The same answer for wrong, expired and revoked links."""
    return _private(render(request, "customers/link_closed.html", status=404))


def link_of(request: HttpRequest, token: str) -> Link | None:
    """The live link with what the session knows of it."""
    at = now()
    link = by_token(token, at=at)
    if link is not None:
        link.at = at
        link.confirmed = request.session.get(_key(link)) == link.digest
    return link


def _key(link: Link) -> str:
    return f"link-{link.pk}"


def parts_of(link: Link) -> list[LinkPart]:
    """What is said and done on this link."""
    return [part for part in LINK_PARTS if part.purpose in link.purposes]


def _draw(request: HttpRequest, link: Link, token: str, part: LinkPart) -> str:
    """The part as HTML; empty when it has nothing to say or asks for the digits first."""
    context = part.context(link) if link.confirmed or not part.personal else None
    if context is None:
        return ""
    given = {"link": link, "token": token, "key": uuid4(), "locked": bool(part.coded) and not link.confirmed}
    return render_to_string(part.template, given | context, request)


def _carry_out(request: HttpRequest, link: Link, part: LinkPart, verb: str) -> str:
    """Run the verb once per key; raises LinkRefused or KeyReused."""
    data: Any = request.POST.copy()
    data.files = request.FILES
    at = now()
    try:
        key = UUID(data.get("key", ""))
    except ValueError as error:
        raise LinkRefused(_("页面已过期，请刷新后重试。")) from error
    sender = SystemActor(pk=-link.pk)  # keys are counted per link
    said, _again = once(
        actor=sender,
        key=key,
        fingerprint=fingerprint([verb, _digest(request)]),
        at=at,
        run=lambda: _act_shown(link, part, verb, data, at),
    )
    return str(said)


def _act_shown(link: Link, part: LinkPart, verb: str, data: Any, at: Any) -> str:
    """Do what the page offers; a part that is not shown does nothing."""
    if part.context(link) is None:
        raise NotOffered
    return str(part.act[verb](link, data, at))


def _digest(request: HttpRequest) -> list[Any]:
    """What was sent, pictures by their hash; tokens of the page itself aside."""
    fields = [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name not in PAGE_S_OWN]
    files = [
        sha256(file.read()).hexdigest()
        for name in sorted(request.FILES)
        for file in request.FILES.getlist(name)
    ]
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            file.seek(0)
    return [fields, files]


PAGE_S_OWN = {"csrfmiddlewaretoken", "key"}


def _private(answer: HttpResponse) -> HttpResponse:
    """No cache keeps it and no search engine lists it."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django's log of 4xx names the address, token and all
    return answer
