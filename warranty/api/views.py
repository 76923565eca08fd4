"""POST of plain facts: the verdict by the pack, by the law, and what follows."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import refused
from core.worktime import restated
from customers.enums import ProductClass
from org.calendars import CHINA, calendar
from org.permissions import holds_post
from warranty import queries
from warranty.api.facts import WarrantyFactsIn, sold_on, to_facts
from warranty.api.outgoing import VerdictOut, told
from warranty.facts import Facts
from warranty.rules import Policy
from warranty.verdicts import Answer, answer

OPTIONS = {"repair_days_suspend": "suspended", "exchange_restarts": "restarts"}
"""Options of periods by the words they are asked for with."""


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
    found = _judged(given)
    clocks = queries.clocks(
        found,
        given["pack"],
        reported_at=given.get("reported_at"),
        substitute_hours=given.get("overrides", {}).get("substitute_hours"),
    )
    return Response(told(found, clocks, promised="oral_promise_months" in given))


def _judged(given: dict[str, Any]) -> Answer:
    facts = to_facts(given)
    policy = _policy(given, facts)
    law, name = _law(given, facts)
    return answer(
        replace(facts, product_class=name),
        policy,
        restated(calendar(CHINA), given["calendar"]),
        law=law,
        rolls=given["roll_consumer_windows"],
    )


def _policy(given: dict[str, Any], facts: Facts) -> Policy:
    """The pack's rules, with the options of WAR-46 as they are asked for."""
    found = queries.policy(given["pack"], facts.reported_on)
    if found is None:
        raise ValidationError({"pack": [_("没有质保规则的政策包：%(name)s") % {"name": given["pack"]}]})
    options = given.get("overrides", {})
    asked = {field: options[word] for word, field in OPTIONS.items() if word in options}
    return found.with_periods(**asked) if asked else found


def _law(given: dict[str, Any], facts: Facts) -> tuple[Policy | None, str]:
    """The law's rules for the class of goods and the class; by default where a class is named (WAR-40).

    Where the law is asked for and nobody names a class, that for goods without rules of their own judges.
    """
    wanted, name = given.get("statutory_floor"), given.get("product_class", "")
    if wanted and not name:
        name = queries.product_class(given["pack"], facts.reported_on) or ProductClass.OTHER.value
    if name and not queries.knows_class(name):
        raise ValidationError({"product_class": [_("没有这类商品的三包规则：%(name)s") % {"name": name}]})
    if wanted is False:
        return None, name
    return queries.law(name, sold_on(facts), distance_sale=facts.distance_sale), name
