"""Which branch a row belongs to; branches are found, never made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.tidying import tidy
from org.enums import UnitKind
from org.models import Unit

REGION_ENDING = re.compile(r"(地区售后服务部|售后服务部|分公司|大区|地区|区域|区)$")
PROJECT_ENDING = re.compile(r"(项目售后服务中心|售后服务中心|服务中心|项目部|项目|分公司|市)$")


@dataclass(frozen=True)
class Places:
    """Active regions by name and code, and the projects of each."""

    regions: dict[str, Unit]
    projects: dict[int, list[tuple[str, Unit]]]

    def region(self, text: str) -> Unit | None:
        """华东, 华东大区 or its code; None for a region the company does not have."""
        word = tidy(text).casefold()
        return self.regions.get(word) or self.regions.get(REGION_ENDING.sub("", word))

    def project(self, region: Unit, address: str) -> Unit | None:
        """The project of the region whose town stands first in the address."""
        named = [(address.find(word), -len(word), unit) for word, unit in self.projects.get(region.pk, [])]
        there = [one for one in named if one[0] >= 0]
        return min(there, key=lambda one: one[:2])[2] if there else None


def places_of(units: Sequence[Unit]) -> Places:
    """Look-up tables over the company's units."""
    regions: dict[str, Unit] = {}
    projects: dict[int, list[tuple[str, Unit]]] = {}
    for unit in units:
        name = tidy(unit.name)
        if unit.kind == UnitKind.REGION:
            for word in (name, REGION_ENDING.sub("", name), unit.code):
                regions.setdefault(word.casefold(), unit)
        elif unit.kind == UnitKind.PROJECT and unit.parent_id:
            projects.setdefault(unit.parent_id, []).append((PROJECT_ENDING.sub("", name), unit))
    return Places(regions, projects)


def company() -> Places:
    """The active units of the company, in one query."""
    return places_of(list(Unit.objects.filter(is_active=True)))
