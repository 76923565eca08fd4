"""The base of articles: search, read, propose, decide (KNB-05, KNB-06)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import now
from core.doors import LESSONS, Taught
from core.pages import keyset
from core.views.guard import needs, page_status
from knowledge import operations, queries
from knowledge.enums import ArticleKind
from knowledge.forms import ArticleForm, DecisionForm
from knowledge.models import Article
from knowledge.permissions import can_decide_article, can_keep, can_read, can_rewrite
from knowledge.views.texts import tabs
from org.operations.approvals import ApprovalRefused

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])
NEWEST = ("-at", "-pk")


@require_safe
@needs(can_read)
def articles(request: HttpRequest) -> HttpResponse:
    """Articles by words, kind, product and fault."""
    asked = {name: request.GET.get(name, "")[:40].strip() for name in ("q", "kind", "product", "category")}
    rows = queries.articles(request.user, **asked).select_related("stream")
    page = keyset(rows, order=NEWEST, cursor=request.GET.get("cursor"))
    return render(
        request,
        "knowledge/articles.html",
        {"page": page, "kinds": ArticleKind.choices, "tabs": tabs("articles"), **asked},
    )


@require_safe
@needs(can_read)
def article(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, _held(request, pk))


def show(
    request: HttpRequest,
    row: Article,
    form: DecisionForm | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of an article; a refused decision is shown on it."""
    asked = row.stream.approvals.order_by("-pk").select_related("decider").first()
    context = {
        "article": row,
        "asked": asked,
        "form": form or DecisionForm(),
        "may_decide": bool(asked and not asked.decision and can_decide_article(request.user, row)),
        "may_rewrite": can_rewrite(request.user, row),
        "may_retire": row.state == "published" and can_keep(request.user),
        "refusal": refusal,
    }
    return render(request, "knowledge/article.html", context, status=status)


@READ_WRITE
@needs(can_read)
def new(request: HttpRequest) -> HttpResponse:
    """Propose an article; ?from= is the number of the solved case that it is learned from (KNB-05)."""
    taught = _taught(request, request.GET.get("from", "")[:40])
    initial = taught.words if taught else {"kind": request.GET.get("kind", "")[:10]}
    form = ArticleForm(request.POST or None, initial=initial)
    if form.is_valid():
        source = taught.stream_id if taught else None
        made = operations.propose(source=source, by=request.user, at=now(), **form.cleaned_data)
        return proposed(request, made)
    return page_of(request, form, _("写入知识库") if taught else _("写知识文章"), taught=taught)


def _taught(request: HttpRequest, number: str) -> Taught | None:
    """The case of that number; 404 where it is not solved or not the person's to see."""
    if not number:
        return None
    found = next(filter(None, (lesson.read(request.user, number) for lesson in LESSONS)), None)
    if found is None:
        raise Http404
    return found


@READ_WRITE
@needs(can_read)
def rewriting(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a returned article and send it again."""
    row = _held(request, pk)
    if not can_rewrite(request.user, row):
        raise PermissionDenied(_("只有编写人或主管可以修改被退回的文章。"))
    form = ArticleForm(request.POST or None, instance=row)
    if form.is_valid():
        try:
            done = operations.propose_again(article=row, by=request.user, at=now(), **form.cleaned_data)
        except operations.ArticleRefused as error:
            return show(request, _held(request, pk), refusal=str(error), status=409)
        return proposed(request, done)
    return page_of(request, form, _("修改知识文章"))


def proposed(request: HttpRequest, row: Article) -> HttpResponse:
    messages.success(request, _("已提交，等待审批。"))
    return redirect("knowledge:article", row.pk)


def page_of(request: HttpRequest, form: ArticleForm, title: str, **more: Any) -> HttpResponse:
    """The form of an article, also for who writes it from a solved case."""
    context = {"form": form, "title": title, **more}
    return render(request, "knowledge/article_form.html", context, status=page_status(form))


@require_POST
@needs(can_keep)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the article or return it to its writer."""
    row = _held(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show(request, row, form, status=422)
    given = form.cleaned_data
    return _attempt(request, row, lambda: operations.decide(article=row, by=request.user, at=now(), **given))


@require_POST
@needs(can_keep)
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published article out of use."""
    row = _held(request, pk)
    return _attempt(request, row, lambda: operations.retire(article=row, by=request.user, at=now()))


def _attempt(request: HttpRequest, row: Article, act: Callable[[], Article]) -> HttpResponse:
    try:
        done = act()
    except (operations.ArticleRefused, ApprovalRefused) as error:
        return show(request, _held(request, row.pk), refusal=str(error), status=409)
    messages.success(request, _("文章%(state)s。") % {"state": done.get_state_display()})
    return redirect("knowledge:article", row.pk)


def _held(request: HttpRequest, pk: int) -> Article:
    rows = Article.objects.visible_to(request.user).select_related("stream", "by", "source")
    return get_object_or_404(rows, pk=pk)
