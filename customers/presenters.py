"""Events of customers in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.words import words
from customers import events
from customers.enums import AssetState, ConsentPurpose

FIELDS = {
    "name": gettext_lazy("姓名"),
    "phone": gettext_lazy("电话"),
    "address": gettext_lazy("地址"),
    "kind": gettext_lazy("客户类型"),
    "note": gettext_lazy("备注"),
    "region": gettext_lazy("大区"),
    "project": gettext_lazy("项目"),
    "site_class": gettext_lazy("场所类型"),
    "id_number": gettext_lazy("身份证号"),
}


@words(events.CustomerAdded)
def customer_added(_facts: dict[str, Any]) -> str:
    return _("建立客户档案")


@words(events.ContactAdded)
def contact_added(facts: dict[str, Any]) -> str:
    return _("同一号码新增联系人") if facts["same_number"] else _("新增联系人")


@words(events.SiteAdded)
def site_added(_facts: dict[str, Any]) -> str:
    return _("新增地址")


@words(events.ContractAdded)
def contract_added(facts: dict[str, Any]) -> str:
    return _("登记服务合同 %(number)s") % facts


@words(events.ValueCorrected)
def value_corrected(facts: dict[str, Any]) -> str:
    return _("更正%(field)s") % {"field": FIELDS[facts["field"]]}


@words(events.CustomersMerged)
def customers_merged(facts: dict[str, Any]) -> str:
    return _("另一份客户档案并入本档案") if facts["kept"] else _("本档案并入另一位客户")


@words(events.MergeUndone)
def merge_undone(facts: dict[str, Any]) -> str:
    return _("撤销合并，并入的档案已分开") if facts["kept"] else _("撤销合并，本档案恢复使用")


@words(events.AssetAdded)
def asset_added(facts: dict[str, Any]) -> str:
    return _("登记设备 %(model)s") % facts


@words(events.AssetMoved)
def asset_moved(_facts: dict[str, Any]) -> str:
    return _("设备移至新地址")


@words(events.ConsentGiven)
def consent_given(facts: dict[str, Any]) -> str:
    return _("客户同意：%(purpose)s") % {"purpose": ConsentPurpose(facts["purpose"]).label}


@words(events.ConsentWithdrawn)
def consent_withdrawn(facts: dict[str, Any]) -> str:
    return _("客户撤回同意：%(purpose)s") % {"purpose": ConsentPurpose(facts["purpose"]).label}


@words(events.LinkIssued)
def link_issued(_facts: dict[str, Any]) -> str:
    return _("生成客户链接")


@words(events.LinkRevoked)
def link_revoked(_facts: dict[str, Any]) -> str:
    return _("吊销客户链接")


@words(events.EmergencyContactAdded)
def emergency_contact_added(_facts: dict[str, Any]) -> str:
    return _("增加应急联系人")


@words(events.EmergencyContactRemoved)
def emergency_contact_removed(_facts: dict[str, Any]) -> str:
    return _("删除应急联系人")


SALE_FIELDS = {
    "kind": gettext_lazy("销售方式"),
    "distance": gettext_lazy("网络、电话等远程销售"),
    "bought_on": gettext_lazy("购买日期"),
    "received_on": gettext_lazy("收货日期"),
    "invoice": gettext_lazy("发票号"),
    "seller": gettext_lazy("销售门店"),
    "price": gettext_lazy("成交价（元）"),
    "card_number": gettext_lazy("保修卡号"),
    "card_months": gettext_lazy("保修卡期限（月）"),
    "file_number": gettext_lazy("产品档案号"),
    "contract": gettext_lazy("服务合同"),
    "contract_number": gettext_lazy("买卖合同号"),
    "contract_signed_on": gettext_lazy("合同签订日"),
    "contract_months": gettext_lazy("合同质保期（月）"),
}


@words(events.SaleRecorded)
def sale_recorded(_facts: dict[str, Any]) -> str:
    return _("登记销售")


@words(events.SaleCorrected)
def sale_corrected(facts: dict[str, Any]) -> str:
    named = "、".join(str(SALE_FIELDS[name]) for name in facts["fields"])
    return _("更正销售资料：%(fields)s") % {"fields": named}


@words(events.AssetTransferred)
def asset_transferred(_facts: dict[str, Any]) -> str:
    return _("设备转到另一位客户名下")


@words(events.AssetReplaced)
def asset_replaced(facts: dict[str, Any]) -> str:
    if facts["old"]:
        return _("已换新，新设备 %(serial)s") % {"serial": facts["serial"] or "—"}
    return _("换新得来，替换设备 %(serial)s") % {"serial": facts["serial"] or "—"}


@words(events.AssetRetired)
def asset_retired(facts: dict[str, Any]) -> str:
    return str(AssetState(facts["state"]).label)
