"""The customer's own hand on consents, requests and the copy, on the private page."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import CUSTOMER
from core.doors import LINK_PARTS, Download, LinkPart, LinkRefused
from customers.enums import ConsentPurpose, ConsentSource
from customers.operations import consents
from privacy.enums import RequestKind, RequestSource
from privacy.operations.requests import RequestRefused
from privacy.operations.requests import register as register_request
from privacy.operations.taking import ask_copy, fetch_copy
from privacy.queries import own_copy

ASKED = (ConsentPurpose.SURVEY, ConsentPurpose.MARKETING)


def _rights(link: Any) -> dict[str, Any]:
    customer = link.contact.customer
    held = set(customer.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))
    return {
        "consents": [(one.value, one.label, one.value in held) for one in ASKED],
        "kinds": RequestKind.choices,
        "copy": own_copy(customer, at=link.at),
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
    kind, details = data.get("kind", ""), data.get("details", "")[:1000]
    if kind not in RequestKind.values:
        raise LinkRefused(_("请选择一项。"))
    customer = link.contact.customer
    if kind == RequestKind.COPY:
        row = ask_copy(customer=customer, details=details, at=at)
    else:
        wish = {"kind": kind, "source": RequestSource.LINK, "details": details}
        row = register_request(customer=customer, by=CUSTOMER, at=at, **wish)
    return _("已收到您的请求，编号 %(number)s，我们会按时答复。") % {"number": row.number}


def _copy(link: Any, at: datetime) -> Download:
    """Everything that is stored about the customer, in one file."""
    held = own_copy(link.contact.customer, at=at)
    if held is None:
        raise LinkRefused(_("副本已过期，请重新申请。"))
    try:
        content = fetch_copy(request=held.request, at=at)
    except RequestRefused as error:
        raise LinkRefused(str(error)) from error
    return Download(f"{held.request.number}.zip", content, "application/zip")


def register() -> None:
    part = LinkPart(
        "privacy",
        90,
        _rights,
        "privacy/link/rights.html",
        {"consent": _consent, "privacy": _ask},
        personal=True,
        files={"copy": _copy},
    )
    LINK_PARTS.register(part)
