"""Serving files through the permission of their stream."""

from io import BytesIO
from typing import IO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
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
    if not row.file:
        return _anonymous()
    shown = row.content_type in SHOWN
    answer = FileResponse(
        _content(row), content_type=row.content_type, as_attachment=not shown, filename=row.original_name
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _anonymous() -> FileResponse:
    """A small picture that says so, wherever the erased file was shown."""
    words = gettext("已匿名")
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" '
        f'fill="#e5e7eb"/><text x="80" y="66" text-anchor="middle" fill="#374151">{words}</text></svg>'
    )
    answer = FileResponse(BytesIO(picture.encode()), content_type="image/svg+xml")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _content(row: Attachment) -> IO[bytes]:
    try:
        return row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
