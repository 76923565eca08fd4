"""Which column of a file holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.tidying import tidy

Names = Mapping[str, Sequence[str]]
"""By the code of a column: its name in the usual export first, then what other systems call the same."""


class BadHeader(ValueError):
    """The first line does not name the columns that are needed; the message says which."""


@dataclass(frozen=True)
class Columns:
    """Positions of the known columns; the others are kept in error files and otherwise not read."""

    header: tuple[str, ...]
    places: dict[str, int]

    @property
    def least(self) -> int:
        """How many cells a row must have: up to the last known column, whatever stands behind it."""
        return max(self.places.values()) + 1

    def value(self, cells: Sequence[str], name: str) -> str:
        """The cell of a column, empty where the file has no such column."""
        place = self.places.get(name)
        return cells[place] if place is not None and place < len(cells) else ""


def read_header(cells: Sequence[str], names: Names, required: Sequence[str]) -> Columns:
    """The columns of a file; raises BadHeader when required ones are missing or named twice."""
    header = tuple(tidy(cell).lstrip("\ufeff") for cell in cells)
    while header and not header[-1]:
        header = header[:-1]
    places: dict[str, int] = {}
    for name, aliases in names.items():
        found = [place for place, cell in enumerate(header) if cell.upper() in aliases]
        exact = [place for place in found if header[place] == aliases[0]]
        if len(exact or found) > 1:
            raise BadHeader(_("表头中「%(name)s」出现多次。") % {"name": aliases[0]})
        if found:
            places[name] = (exact or found)[0]
    missing = [names[name][0] for name in required if name not in places]
    if missing:
        raise BadHeader(_("表头缺少：%(names)s。") % {"names": "、".join(missing)})
    return Columns(header, places)
