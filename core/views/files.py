"""Serving files through the permission of their stream."""

from typing import IO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.models import Attachment
from core.streams import visible

# Pictures that we wrote ourselves; everything else is saved, never opened in our own pages' name.
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp"})


@require_safe
def file(request: HttpRequest, uuid: UUID) -> FileResponse:
    """One attachment, to those who may see what it hangs on."""
    row = get_object_or_404(Attachment.objects.select_related("stream"), uuid=uuid)
    if not visible(row.stream, request.user):
        raise Http404
    shown = row.content_type in SHOWN
    answer = FileResponse(
        _content(row), content_type=row.content_type, as_attachment=not shown, filename=row.original_name
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _content(row: Attachment) -> IO[bytes]:
    try:
        return row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
