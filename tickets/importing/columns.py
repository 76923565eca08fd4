"""Which column of a file holds what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from customers.naming import tidy

# Column names of the usual export first, then what other systems call the same.
NAMES: dict[str, tuple[str, ...]] = {
    "received": ("来电时间", "受理时间", "登记时间", "来电日期", "时间"),
    "channel": ("渠道", "来电渠道", "受理渠道", "来源"),
    "name": ("客户", "客户姓名", "客户名称", "姓名", "联系人"),
    "phone": ("电话", "联系电话", "客户电话", "手机", "手机号", "电话号码"),
    "region": ("大区", "区域", "地区"),
    "address": ("地址", "客户地址", "联系地址", "详细地址"),
    "model_code": ("产品型号", "型号"),
    "model_name": ("产品", "产品名称"),
    "serial": ("序列号", "机身号", "SN", "序列号码"),
    "bought_on": ("购买日期", "购机日期", "购买时间"),
    "description": ("客户描述", "描述", "问题描述", "故障描述", "内容"),
}
REQUIRED = ("received", "name", "phone", "region", "description")


class BadHeader(ValueError):
    """The first line does not name the columns that a call needs; the message says which."""


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


def read_header(cells: Sequence[str]) -> Columns:
    """The columns of a file; raises BadHeader when required ones are missing or named twice."""
    header = tuple(tidy(cell).lstrip("\ufeff") for cell in cells)
    while header and not header[-1]:
        header = header[:-1]
    places: dict[str, int] = {}
    for name, aliases in NAMES.items():
        found = [place for place, cell in enumerate(header) if cell.upper() in aliases]
        exact = [place for place in found if header[place] == aliases[0]]
        if len(exact or found) > 1:
            raise BadHeader(_("表头中「%(name)s」出现多次。") % {"name": aliases[0]})
        if found:
            places[name] = (exact or found)[0]
    missing = [NAMES[name][0] for name in REQUIRED if name not in places]
    if missing:
        raise BadHeader(_("表头缺少：%(names)s。") % {"names": "、".join(missing)})
    return Columns(header, places)
