"""POST of plain facts: every clock that would follow from them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import refused
from core.clock import local_day, now
from deadlines.api.facts import FactsIn
from deadlines.api.outgoing import AnswerOut, told
from deadlines.preview import FactFault
from deadlines.preview.asking import ask
from org.permissions import holds_post


@extend_schema(
    operation_id="deadlines_preview",
    request=FactsIn,
    responses={200: AnswerOut}
    | refused(on_400="unknown words and impossible facts, each under its field", on_403="no post"),
)
@api_view(["POST"])
def preview(request: Request) -> Response:
    """What would be promised for these facts; nothing is written."""
    if not holds_post(request.user):
        raise PermissionDenied
    body = FactsIn(data=request.data)
    body.is_valid(raise_exception=True)
    facts = body.validated_data
    try:
        answer = ask(facts, today=local_day(now()))
    except FactFault as fault:
        raise ValidationError(_at(fault.path, str(fault.words))) from fault
    return Response(told(facts["subject"], answer))


def _at(path: tuple[str | int, ...], words: str) -> Any:
    """The fault under its field as serializers name it: places of lists as empty objects before it."""
    found: Any = [words]
    for step in reversed(path):
        found = {step: found} if isinstance(step, str) else [*({} for _ in range(step)), found]
    return found
