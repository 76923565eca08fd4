"""Which column of a list of calls holds what."""

from collections.abc import Sequence

from core.lists import columns
from core.lists.columns import BadHeader as BadHeader
from core.lists.columns import Columns as Columns

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


def read_header(cells: Sequence[str]) -> Columns:
    """The columns of a list of calls; raises BadHeader when required ones are missing or named twice."""
    return columns.read_header(cells, NAMES, REQUIRED)
