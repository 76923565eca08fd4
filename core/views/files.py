"""Serving files through the permission of their stream."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.models import Attachment
from core.streams import visible


@require_safe
def file(request: HttpRequest, uuid: UUID) -> FileResponse:
    """One attachment, to those who may see what it hangs on."""
    row = get_object_or_404(Attachment.objects.select_related("stream"), uuid=uuid)
    if not visible(row.stream, request.user):
        raise Http404
    answer = FileResponse(row.file.open("rb"), content_type=row.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Content-Disposition"] = "inline"
    return answer
