"""Which column of a list of sales holds what."""

from collections.abc import Sequence

from core.lists import columns
from core.lists.columns import Columns

NAMES: dict[str, tuple[str, ...]] = {
    "serial": ("序列号", "机身号", "SN", "序列号码"),
    "model_code": ("产品型号", "型号"),
    "model_name": ("产品", "产品名称"),
    "batch": ("批次", "生产批次"),
    "name": ("购买人", "客户", "客户姓名", "客户名称", "姓名"),
    "phone": ("电话", "联系电话", "客户电话", "手机", "手机号"),
    "region": ("大区", "区域", "地区"),
    "address": ("地址", "客户地址", "收货地址"),
    "kind": ("销售方式",),
    "distance": ("远程销售", "网络销售"),
    "bought_on": ("购买日期", "销售日期", "购机日期"),
    "received_on": ("收货日期", "签收日期"),
    "invoice": ("发票号", "发票号码"),
    "seller": ("销售门店", "门店", "经销商"),
    "price": ("成交价", "价格", "金额"),
    "card_number": ("保修卡号", "保修卡"),
    "card_months": ("保修卡期限", "保修月数", "保修期（月）"),
    "file_number": ("产品档案号", "档案号"),
    "contract_number": ("买卖合同号", "合同号"),
    "contract_signed_on": ("合同签订日", "签订日期"),
    "contract_months": ("合同质保期", "合同质保期（月）"),
}
REQUIRED = ("serial", "name", "phone", "region", "bought_on")


def read_header(cells: Sequence[str]) -> Columns:
    """The columns of a list of sales; raises BadHeader when required ones are missing or named twice."""
    return columns.read_header(cells, NAMES, REQUIRED)
