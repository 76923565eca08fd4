"""The list of fault categories."""

from django.db import transaction

from core.operations import save_record
from core.search import initials
from org.models import Skill
from tickets.models import FaultCategory


@transaction.atomic
def add(
    *, code: str, name: str, skill: Skill | None = None, parent: FaultCategory | None = None
) -> FaultCategory:
    """A new fault category with its search initials; raises ValidationError for a taken code."""
    letters = "".join(f" {one}" for one in initials(name))
    row = FaultCategory(code=code, name=name, skill=skill, parent=parent, initials=letters[:200])
    return save_record(row)
