"""The customer's own hand on consents, requests and the copy, on the private page."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.doors import LINK_PARTS, LinkPart, LinkRefused
from customers.enums import ConsentPurpose, ConsentSource
from customers.operations import consents
from privacy.enums import RequestKind, RequestSource
from privacy.operations.requests import register as register_request

ASKED = (ConsentPurpose.SURVEY, ConsentPurpose.MARKETING)


def _rights(link: Any) -> dict[str, Any]:
    customer = link.contact.customer
    held = set(customer.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))
    return {
        "consents": [(one.value, one.label, one.value in held) for one in ASKED],
        "kinds": RequestKind.choices,
    }


def _consent(link: Any, data: Any, at: datetime) -> str:
    """Give or withdraw one consent (PRV-06)."""
    purpose, customer = data.get("purpose", ""), link.contact.customer
    if purpose not in ASKED:
        raise LinkRefused(_("请选择一项。"))
    if data.get("given") == "yes":
        consents.give(customer=customer, purpose=purpose, source=ConsentSource.LINK, by=CUSTOMER, at=at)
        return _("已记录您的同意。")
    consents.withdraw(customer=customer, purpose=purpose, by=CUSTOMER, at=at)
    return _("已撤回，不再向您发送此类短信。")


def _ask(link: Any, data: Any, at: datetime) -> str:
    """Ask for a copy, a correction or to be forgotten."""
    kind = data.get("kind", "")
    if kind not in RequestKind.values:
        raise LinkRefused(_("请选择一项。"))
    row = register_request(
        customer=link.contact.customer,
        kind=kind,
        source=RequestSource.LINK,
        details=data.get("details", "")[:1000],
        by=CUSTOMER,
        at=at,
    )
    return _("已收到您的请求，编号 %(number)s，我们会按时答复。") % {"number": row.number}


def register() -> None:
    acts = {"consent": _consent, "privacy": _ask}
    LINK_PARTS.register(LinkPart("privacy", 90, _rights, "privacy/link/rights.html", acts, personal=True))
