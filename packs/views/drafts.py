"""A new version on its way: opened, edited, submitted, decided, published or taken back."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from core.doors import DRAFT_PANELS
from core.panels import render as panels
from core.timeline import entries
from core.views.guard import needs, page_status
from org.calendars import choices
from packs import operations, permissions, queries
from packs.enums import DraftState
from packs.figures import titled
from packs.forms import DecisionForm, OpeningForm, PublicationForm, SectionForm
from packs.models import Pack, PackDraft
from packs.presenters import differences
from packs.views.attempting import attempt

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_WRITE
@needs(permissions.can_draft)
def opening(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say why, and begin a draft with the figures of a version."""
    pack = get_object_or_404(Pack, code=code)
    if not queries.version(code, number):
        raise Http404
    form, refusals = OpeningForm(request.POST or None), []
    if form.is_valid():
        made: list[PackDraft] = []

        def act() -> None:
            made.append(
                operations.open_draft(
                    pack=pack, version=number, by=request.user, at=now(), **form.cleaned_data
                )
            )

        refusals = attempt(request, act, _("草稿已建立。"))
        if not refusals:
            return redirect("packs:draft", made[0].pk)
    context = {"pack": pack, "number": number, "form": form, "refusals": refusals}
    return render(request, "packs/opening.html", context, status=409 if refusals else page_status(form))


@require_safe
@needs(permissions.can_browse_packs)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What it changes, what is still missing, and what may be done with it now."""
    return _show(request, _held(pk))


@READ_WRITE
@needs(permissions.can_draft)
def section(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Edit the figures of one section by fields made from them."""
    held = _held(pk)
    if name not in held.sections or held.state != DraftState.EDITING:
        raise Http404
    written = held.sections[name]
    form = SectionForm(
        request.POST or None,
        section=name,
        figures=written["figures"],
        calendars=choices(),
        ladder=request.GET.get("ladder", "")[:80],
        initial={"revision": held.revision},
    )
    refusals: list[str] = []
    if form.is_valid():
        given = {"figures": form.changes(), "revision": form.cleaned_data["revision"]}
        refusals = attempt(
            request,
            lambda: operations.edit(draft=held, section=name, by=request.user, at=now(), **given),
            _("已保存。"),
        )
        if not refusals:
            return redirect("packs:draft", pk)
    context = {"draft": held, "section": written, "form": form, "refusals": refusals}
    return render(request, "packs/section.html", context, status=409 if refusals else page_status(form))


@require_POST
@needs(permissions.can_draft)
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it to another person."""
    return _step(request, pk, operations.submit, _("已提交审批。"))


@require_POST
@needs(permissions.can_publish)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve it, or give it back."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, _held(pk), status=422, decision=form)
    given = {"approved": form.cleaned_data["approved"] == "yes", "note": form.cleaned_data["note"]}
    return _step(request, pk, operations.decide, _("审批意见已记录。"), {"decision": form}, **given)


@require_POST
@needs(permissions.can_publish)
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish it from a day on."""
    form = PublicationForm(request.POST)
    if not form.is_valid():
        return _show(request, _held(pk), status=422, publication=form)
    typed = {"publication": form}
    return _step(request, pk, operations.publish, _("新版本已发布。"), typed, **form.cleaned_data)


@require_POST
@needs(permissions.can_draft)
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it up."""
    return _step(request, pk, operations.withdraw, _("草稿已撤回。"))


def _step(
    request: HttpRequest,
    pk: int,
    operation: Any,
    words: str,
    typed: Mapping[str, Any] | None = None,
    **given: Any,
) -> HttpResponse:
    """Do it and go on; a refusal is shown with what was typed."""
    held = _held(pk)
    refusals = attempt(request, lambda: operation(draft=held, by=request.user, at=now(), **given), words)
    if refusals:
        return _show(request, _held(pk), status=409, refusals=refusals, **typed or {})
    return redirect("packs:draft", pk)


def _held(pk: int) -> PackDraft:
    rows = PackDraft.objects.select_related("stream", "pack__stream", "opened_by", "approval__decider")
    return get_object_or_404(rows, pk=pk)


def _show(request: HttpRequest, held: PackDraft, *, status: int = 200, **more: Any) -> HttpResponse:
    user, editing = request.user, held.state == DraftState.EDITING
    changed = differences(queries.version(held.pack_id, held.base_version), held.rows)
    context = {
        "draft": held,
        "sections": changed,
        "changes": sum(one.changes for one in changed),
        "faults": queries.draft_faults(held, local_day(now())) if editing else [],
        "editable": {name: len(titled(one["figures"])) for name, one in held.sections.items()},
        "may_edit": editing and permissions.can_draft(user),
        "may_decide": held.state == DraftState.SUBMITTED and permissions.can_approve(user, held),
        "may_publish": held.state == DraftState.APPROVED and permissions.can_publish(user),
        "may_withdraw": held.is_live and permissions.can_draft(user),
        "decision": DecisionForm(),
        "publication": PublicationForm(),
        "panels": panels(DRAFT_PANELS, held, request),
        "entries": entries(held.stream),
    }
    return render(request, "packs/draft.html", context | more, status=status)
