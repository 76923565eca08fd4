"""Events of customers in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.words import words
from customers import events
from customers.enums import ConsentPurpose

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
