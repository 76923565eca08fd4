"""Events of the core in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.doors import UNDO_KINDS
from core.undo import DeedUndone
from core.words import words


@words(DeedUndone)
def deed_undone(facts: dict[str, Any]) -> str:
    label = next((str(one.label) for one in UNDO_KINDS if one.code == facts["kind"]), facts["kind"])
    return _("已撤销「%(deed)s」，未发出任何通知") % {"deed": label}
