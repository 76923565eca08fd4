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
    """A new fault category; raises ValidationError for a taken code."""
    return keep(FaultCategory(code=code, name=name, skill=skill, parent=parent))


@transaction.atomic
def keep(row: FaultCategory) -> FaultCategory:
    """Validate and save a category with the search initials of its name, each after a blank."""
    row.initials = "".join(f" {letters}" for letters in initials(row.name))[:200]
    return save_record(row)
