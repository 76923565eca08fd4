"""The register of skills."""

from django.db import transaction

from org.models import Skill


@transaction.atomic
def add_skill(*, code: str, name: str) -> Skill:
    """A skill of the register; an existing code is given back as it is."""
    return Skill.objects.get_or_create(code=code, defaults={"name": name})[0]
