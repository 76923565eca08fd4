"""The public form of the website."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.attachments import BadFile
from core.clock import now
from core.idempotency import KeyReused
from core.private_links import address_of
from core.public import public
from core.throttle import address_of as visitor
from core.throttle import allow
from packs.queries import current_figure
from tickets.forms.service import Guard, ServiceForm, stamp
from tickets.operations import web_form
from tickets.operations.errors import IntakeRefused, TicketRefused

FIELDS = {"service_type": "need", "intent": "need", "model_code": "model"}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def service(request: HttpRequest) -> HttpResponse:
    """The empty form with the purpose notice; or the answer with number, next step, latest time and link."""
    guard = _guard()
    if request.method != "POST":
        fresh = {"stamp": stamp(guard.at), "key": uuid4(), "need": request.GET.get("need", "")}
        return _show(request, ServiceForm(guard=guard, initial=fresh))
    form = ServiceForm(request.POST, request.FILES, guard=guard)
    most = int(current_figure("web_form", "posts_per_hour", at=guard.at))
    if not allow(f"service:{visitor(request)}", most=most, seconds=3600):
        form.is_valid()
        form.add_error(None, _("提交次数过多，请稍后再试，或致电客服。"))
        return _show(request, form, status=429)
    answer = _take(form) if form.is_valid() else None
    return _show(request, _renewed(form, guard), status=422) if answer is None else _done(request, answer)


def _take(form: ServiceForm) -> web_form.Answer | None:
    """Take the request in; None with the reasons on the form."""
    given = form.cleaned_data
    wanted = web_form.Request(
        intake=form.intake,
        key=given["key"],
        notice=given["stamp"],
        email=given["email"],
        marketing=given["marketing"],
        photos=given["photos"],
    )
    try:
        return web_form.take_request(request=wanted, at=form.guard.at)
    except IntakeRefused as error:
        for name, words in error.errors.items():
            field = FIELDS.get(name, name)
            form.add_error(field if field in form.fields else None, words)
    except (BadFile, TicketRefused) as error:
        form.add_error("photos", str(error))
    except KeyReused:
        form.add_error(None, _("这张表单已经提交过。如要另报一项，请刷新页面。"))
    return None


def _renewed(form: ServiceForm, guard: Guard) -> ServiceForm:
    """The page that is shown now shows the notice again, so it carries a new stamp."""
    if "stamp" in form.errors:
        form.data = form.data.copy()  # type: ignore[assignment]
        form.data["stamp"] = stamp(guard.at)  # type: ignore[index]
    return form


def _show(request: HttpRequest, form: ServiceForm, status: int = 200) -> HttpResponse:
    answer = render(request, "tickets/service/form.html", {"form": form}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _done(request: HttpRequest, answer: web_form.Answer) -> HttpResponse:
    context = {"ticket": answer.ticket, "address": address_of(answer.link.seed)}
    page = render(request, "tickets/service/done.html", context, status=201)
    page["Cache-Control"] = "no-store"
    return page


def _guard() -> Guard:
    at = now()
    return Guard(
        at=at,
        least=int(current_figure("web_form", "least_seconds", at=at)),
        most=int(current_figure("web_form", "page_hours", at=at)) * 3600,
    )
