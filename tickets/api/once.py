"""Posts of other systems: carried out once per Idempotency-Key."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.clock import now
from core.idempotency import KeyReused, fingerprint, once

KEY = OpenApiParameter("Idempotency-Key", UUID, OpenApiParameter.HEADER, description="UUID of this request")
Answer = dict[str, Any]


def carry_out(
    request: Request, run: Callable[[Request], Answer], status_of: Callable[[Answer], int]
) -> Response:
    """Run it in the transaction that keeps its answer; a repeat of the key gets the same answer and status."""
    key = key_of(request)
    if key is None:
        with transaction.atomic():
            told = run(request)
        return Response(told, status=status_of(told))
    try:
        told, _replayed = once(
            actor=request.user,
            key=key,
            fingerprint=fingerprint(request.data),
            at=now(),
            run=lambda: run(request),
        )
    except KeyReused:
        words = _("这个 Idempotency-Key 已用于另一份内容。")
        return Response({"detail": words}, status=status.HTTP_422_UNPROCESSABLE_ENTITY)
    return Response(told, status=status_of(told))


def key_of(request: Request) -> UUID | None:
    """The key of the header; raises ValidationError when it is no UUID."""
    given = request.headers.get("Idempotency-Key")
    if given is None:
        return None
    try:
        return UUID(given)
    except ValueError as error:
        raise ValidationError({"Idempotency-Key": [_("须为 UUID。")]}) from error
