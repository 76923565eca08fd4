"""POST of plain facts: the verdict by the pack, by the law, and what follows."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import refused
from core.worktime import restated
from org.calendars import CHINA, calendar
from org.permissions import holds_post
from warranty import queries
from warranty.api.facts import WarrantyFactsIn, sold_on, to_facts
from warranty.api.outgoing import VerdictOut, told
from warranty.facts import Facts
from warranty.rules import Policy
from warranty.verdicts import answer


@extend_schema(
    operation_id="warranty_preview",
    request=WarrantyFactsIn,
    responses={200: VerdictOut}
    | refused(on_400="unknown words and impossible facts, each under its field", on_403="no post"),
)
@api_view(["POST"])
def preview(request: Request) -> Response:
    """How these facts would be judged; nothing is written."""
    if not holds_post(request.user):
        raise PermissionDenied
    body = WarrantyFactsIn(data=request.data)
    body.is_valid(raise_exception=True)
    given: dict[str, Any] = body.validated_data
    facts = to_facts(given)
    found = answer(
        facts,
        _policy(given["pack"], facts),
        restated(calendar(CHINA), given["calendar"]),
        law=_law(given, facts),
        rolls=given["roll_consumer_windows"],
    )
    return Response(told(found, queries.clocks(found, given["pack"])))


def _policy(pack: str, facts: Facts) -> Policy:
    found = queries.policy(pack, facts.reported_on)
    if found is None:
        raise ValidationError({"pack": [_("没有质保规则的政策包：%(name)s") % {"name": pack}]})
    return found


def _law(given: dict[str, Any], facts: Facts) -> Policy | None:
    """The law's rules for the class of goods; by default where a class is named (WAR-40)."""
    wanted, name = given.get("statutory_floor"), given.get("product_class", "")
    if wanted and not name:
        name = queries.product_class(given["pack"], facts.reported_on)
    if wanted is False or not (name or wanted):
        return None
    found = queries.law(name, sold_on(facts))
    if found is None:
        raise ValidationError({"product_class": [_("没有这类商品的三包规则：%(name)s") % {"name": name}]})
    return found
