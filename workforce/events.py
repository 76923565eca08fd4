"""Events of the group's inspections; they stand in the history of the region."""

from dataclasses import dataclass
from typing import ClassVar

from core.events import DomainEvent


@dataclass(frozen=True)
class RegionAppraised(DomainEvent):
    """`corrects` is the entry that this one takes the place of."""

    name: ClassVar[str] = "region.appraised"
    appraisal: int
    inspected_on: str
    score: int
    corrects: int | None = None
