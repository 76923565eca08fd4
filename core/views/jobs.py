"""The task centre: a person's own long work with progress, cancel and downloads."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import jobs
from core.clock import now
from core.jobs.shown import Shown, shown
from core.models import Job, JobFile
from core.pages import BadCursor, keyset

STOP_POLLING = 286


@require_safe
def centre(request: HttpRequest) -> HttpResponse:
    """Own work, newest first."""
    rows = Job.objects.visible_to(request.user).prefetch_related("files")
    try:
        page = keyset(rows, order=("-asked_at", "-pk"), cursor=request.GET.get("cursor"), size=20)
    except BadCursor:
        page = keyset(rows, order=("-asked_at", "-pk"), size=20)
    items = [shown(job, at=now()) for job in page.items]
    return render(request, "core/jobs/centre.html", {"page": page, "items": items})


@require_safe
def job(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One piece of work."""
    return render(request, "core/jobs/job.html", {"item": _own(request, uuid)})


@require_safe
def progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The moving part of it, asked for each second until the work has ended."""
    item = _own(request, uuid)
    if item.job.is_live:
        jobs.watch(job=item.job, at=now())
    status = 200 if item.job.is_live else STOP_POLLING
    return render(request, "components/job_progress.html", {"item": item}, status=status)


@require_POST
def cancellation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Stop it."""
    jobs.cancel(job=_own(request, uuid).job, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    return _after(request, uuid, _("已要求取消。"))


@require_POST
def repetition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take cancelled or failed work up again."""
    jobs.again(job=_own(request, uuid).job, by=request.user, at=now())  # type: ignore[arg-type]  # only who is signed in comes here
    return _after(request, uuid, _("任务已重新开始。"))


@require_safe
def file(request: HttpRequest, uuid: UUID) -> FileResponse:
    """A file of one's own work, as a download."""
    mine = Job.objects.visible_to(request.user).values("pk")
    row = get_object_or_404(JobFile, uuid=uuid, job__in=mine, removed_at=None)
    try:
        content = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(content, as_attachment=True, filename=row.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _own(request: HttpRequest, uuid: UUID) -> Shown:
    rows = Job.objects.visible_to(request.user).prefetch_related("files")
    return shown(get_object_or_404(rows, uuid=uuid), at=now())


def _after(request: HttpRequest, uuid: UUID, words: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return progress_fragment(request, uuid)
    messages.success(request, words)
    return redirect("core:job", uuid=uuid)


def progress_fragment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The moving part as the answer to a post that changed or started work."""
    return render(request, "components/job_progress.html", {"item": _own(request, uuid)})
