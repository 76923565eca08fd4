"""Events of the organisation in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.doors import APPROVAL_KINDS
from core.words import words
from org.enums import Decision
from org.events import ApprovalAsked, ApprovalDecided


def kind_label(code: str) -> str:
    """The word of an approval kind; the code itself when its room is not there."""
    return next((str(kind.label) for kind in APPROVAL_KINDS if kind.code == code), code)


@words(ApprovalAsked)
def asked(facts: dict[str, Any]) -> str:
    return _("提交审批：%(kind)s") % {"kind": kind_label(facts["kind"])}


@words(ApprovalDecided)
def decided(facts: dict[str, Any]) -> str:
    return _("审批%(decision)s：%(kind)s") % {
        "decision": Decision(facts["decision"]).label,
        "kind": kind_label(facts["kind"]),
    }
