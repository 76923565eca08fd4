"""Starting the export of a list."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.clock import now
from core.exporting import list_named, start_export
from core.tidying import tidy
from core.views.jobs import progress_fragment


@require_POST
def export(request: HttpRequest, code: str) -> HttpResponse:
    """Begin; the answer is the progress in place of the button, or its page."""
    found = list_named(code)
    if found is None:
        raise Http404
    if not found.allowed(request.user):
        raise PermissionDenied
    job = start_export(
        export=found,
        query=tidy(request.POST.get("query", ""))[:2000],
        by=request.user,  # type: ignore[arg-type]  # only who is signed in comes here
        at=now(),
    )
    if getattr(request, "htmx", False):
        return progress_fragment(request, job.uuid)
    return redirect("core:job", uuid=job.uuid)
