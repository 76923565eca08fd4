"""Subject classes of complaints: ours and those the packs add (CMP-02, CMP-03)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from packs.models import Activation, PackSection
from packs.schemas import Fault
from tickets.enums import ComplaintClass
from tickets.models.complaint import pack_class

SECTION = "complaint_classes"
CODE = re.compile(r"[a-z][a-z0-9_]{0,19}")
OTHER = ComplaintClass.OTHER.value


@dataclass(frozen=True)
class ClassGroup:
    """The subject list of one pack: its code and title, and its classes as (code, title)."""

    pack: str
    title: str
    classes: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> list[str]:
        return [code for code, _title in self.classes]

    def place(self, code: str) -> str:
        """Where a class is counted: itself when the list has it, else "other"."""
        return code if code in self.codes else OTHER


def class_groups() -> list[ClassGroup]:
    """The subject lists of packs that are or were in force, of each pack the latest, each with "other"."""
    active = Activation.objects.values("pack")
    rows = PackSection.objects.filter(section=SECTION, pack__in=active).order_by("pack", "version")
    latest = {row.pack_id: row for row in rows}
    return [_group(row) for row in latest.values()]


def _group(row: PackSection) -> ClassGroup:
    listed = [(one["code"], _title(one)) for one in row.figure("classes") or ()]
    others = [] if OTHER in dict(listed) else [(OTHER, str(ComplaintClass.OTHER.label))]
    return ClassGroup(row.pack_id, row.title, (*listed, *others))


def _title(one: dict[str, Any]) -> str:
    """Our own word where we have one, so that it is translated; else the pack's."""
    return str(ComplaintClass(one["code"]).label) if one["code"] in ComplaintClass.values else one["title"]


def class_choices() -> list[tuple[str, str]]:
    """All classes that can be chosen, "other" last; ours alone while no pack lists any."""
    found: dict[str, str] = {code: str(label) for code, label in ComplaintClass.choices}
    for group in class_groups():
        found |= dict(group.classes)
    other = found.pop(OTHER)
    return [*found.items(), (OTHER, other)]


def class_label(code: str) -> str:
    """The word of a class; the code itself where no pack knows it any more."""
    if code in ComplaintClass.values:
        return str(ComplaintClass(code).label)
    return pack_class(code)


def class_faults(figures: Mapping[str, Any]) -> Iterator[Fault]:
    """Each class of a pack's list has a short code and a title, and each code stands once."""
    found = figures.get("classes", {}).get("value") or []
    codes = [str(one.get("code", "")) for one in found]
    for number, one in enumerate(found):
        if not CODE.fullmatch(codes[number]) or not one.get("title"):
            yield Fault(f"classes.{number}", _("类别须有代码（小写字母、数字、下划线）和名称"))
    if len(set(codes)) != len(codes):
        yield Fault("classes", _("类别代码重复"))
