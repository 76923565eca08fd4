"""Files of the private page: pictures of its own stream, and what other rooms have ready for the customer."""

from typing import TypeVar
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from core.doors import Download, LinkRefused
from core.models import Attachment
from core.models.attachment import Purpose
from core.public import public
from customers.views.links import DIGITS_FIRST, TOO_OFTEN, closed, link_of, may_act, parts_of, show

Answer = TypeVar("Answer", HttpResponse, FileResponse)


@public
@require_safe
def photo(request: HttpRequest, token: str, uuid: UUID) -> HttpResponse | FileResponse:
    """A picture of the link's own stream, after the digits."""
    link = link_of(request, token)
    if link is None or not link.confirmed:
        return closed(request)
    row = Attachment.objects.filter(uuid=uuid, stream=link.stream_id, purpose=Purpose.PHOTO).first()
    if row is None:
        return closed(request)
    return _kept_nowhere(FileResponse(row.file.open("rb"), content_type=row.content_type))


@public
@require_POST
def download(request: HttpRequest, token: str, verb: str) -> HttpResponse | FileResponse:
    """A file of the customer's own, after the digits; posted for, as it is put on record."""
    link = link_of(request, token)
    read = next((one.files[verb] for one in parts_of(link) if verb in one.files), None) if link else None
    if link is None or read is None:
        return closed(request)
    if not link.confirmed:
        return show(request, link, token, wrong=DIGITS_FIRST, status=403)
    if not may_act(link):
        return show(request, link, token, wrong=TOO_OFTEN, status=429)
    try:
        return _packed(read(link, link.at))
    except LinkRefused as refused:
        return show(request, link, token, wrong=str(refused), status=422)


def _packed(file: Download) -> HttpResponse:
    answer = HttpResponse(file.content, content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return _kept_nowhere(answer)


def _kept_nowhere(answer: Answer) -> Answer:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
