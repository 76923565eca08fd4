"""Rules and facts in words, for the rule browser."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.durations import length_words
from core.punctuation import mark
from core.worktime import Duration, Unit
from customers.enums import ItemKind
from warranty.enums import (
    Appraiser,
    Cause,
    Count,
    Exempt,
    Fee,
    Finding,
    Gives,
    Owner,
    Paper,
    Reason,
    Remedy,
    SaleKind,
    Surface,
    Verdict,
)
from warranty.facts import Facts
from warranty.rules import Rule
from warranty.vocabulary import GOODS, PARTS, WINDOWS, spoken

Words = Callable[[Any], str]
SHARED = frozenset(one.name for one in fields(Rule))
STARTS = {
    "bought_on": gettext_lazy("购买日"),
    "received_on": gettext_lazy("收货日"),
    "contract_signed_on": gettext_lazy("合同签订日"),
}


def one_of(choices: type[TextChoices]) -> Words:
    """A choice by its label; a word that is none stays as it is."""
    return lambda value: str(choices(value).label) if value in choices.values else str(value)


def all_of(choices: type[TextChoices]) -> Words:
    """Several choices by their labels."""
    word = one_of(choices)
    return lambda values: mark("、").join(word(one) for one in values)


def named(words: Mapping[str, Any]) -> Words:
    """A code by its word in a vocabulary."""
    return lambda value: spoken(words, value)


def all_named(words: Mapping[str, Any]) -> Words:
    """Several codes by their words."""
    return lambda values: mark("、").join(spoken(words, one) for one in values)


def length(unit: Unit) -> Words:
    """A number of a unit of time, such as 12 months."""
    return lambda value: length_words(Duration(unit, value))


def truth(value: Any) -> str:
    """Yes or no."""
    return _("是") if value else _("否")


def day(value: date) -> str:
    """A day as 2026-03-10."""
    return value.isoformat()


def papers_refused(value: Mapping[str, str]) -> str:
    """The papers without which a remedy is refused."""
    return mark("、").join(one_of(Paper)(paper) for paper in value)


def sums(value: Mapping[str, Decimal]) -> str:
    """Amounts by what they are for."""
    return mark("，").join(f"{AMOUNTS.get(name, name)} {amount}" for name, amount in value.items())


AMOUNTS = {
    "labour": gettext_lazy("工时"),
    "parts_cost": gettext_lazy("材料成本"),
    "parts_list": gettext_lazy("配件零售价"),
    "travel": gettext_lazy("路费"),
    "visit_fee": gettext_lazy("上门费"),
    "inbound": gettext_lazy("寄入运费"),
    "outbound": gettext_lazy("寄出运费"),
}
OF_RULES: dict[str, tuple[Any, Words]] = {
    "items": (gettext_lazy("适用物品"), all_of(ItemKind)),
    "goods": (gettext_lazy("适用商品"), all_named(GOODS)),
    "parts": (gettext_lazy("部件"), all_named(PARTS)),
    "not_parts": (gettext_lazy("不含部件"), all_named(PARTS)),
    "owners": (gettext_lazy("权利人"), all_of(Owner)),
    "causes": (gettext_lazy("原因"), all_of(Cause)),
    "words": (gettext_lazy("说明中含"), all_named({})),
    "remedies": (gettext_lazy("客户要求"), all_of(Remedy)),
    "counts": (gettext_lazy("计数"), one_of(Count)),
    "least": (gettext_lazy("达到"), str),
    "over": (gettext_lazy("超过"), str),
    "within": (gettext_lazy("须在期限内"), named(WINDOWS)),
    "gives": (gettext_lazy("权利"), all_of(Gives)),
    "fee": (gettext_lazy("使用补偿"), one_of(Fee)),
    "months": (gettext_lazy("期限"), length(Unit.MONTHS)),
    "days": (gettext_lazy("期限"), length(Unit.DAYS)),
    "km": (gettext_lazy("里程"), lambda value: _("%(km)s 公里，先到为准") % {"km": value}),
    "unlimited": (gettext_lazy("不限期"), truth),
    "starts": (gettext_lazy("起算日，按先后取已知的"), all_named(STARTS)),
    "later": (gettext_lazy("取较晚的起算日"), truth),
    "card_counts": (gettext_lazy("保修卡或合同的期限优先"), truth),
    "suspended": (gettext_lazy("维修和待件天数顺延"), truth),
    "restarts": (gettext_lazy("换货后重新起算"), truth),
    "window": (gettext_lazy("期限名称"), named(WINDOWS)),
    "proof": (gettext_lazy("日期凭证"), one_of(Paper)),
    "affects_use": (gettext_lazy("须影响使用"), truth),
    "call_record": (gettext_lazy("须有热线来电记录"), truth),
    "without_same_model": (gettext_lazy("须无同型号可换"), truth),
    "appraisers": (gettext_lazy("认可的鉴定"), all_of(Appraiser)),
    "report": (gettext_lazy("或有"), one_of(Paper)),
    "papers": (gettext_lazy("须有资料"), all_of(Paper)),
    "contents": (gettext_lazy("包裹须含"), all_of(Paper)),
    "centre_needs": (gettext_lazy("当地有检测点时须附"), all_of(Paper)),
    "refused_without": (gettext_lazy("缺少则不予退换"), papers_refused),
    "intact": (gettext_lazy("须完好"), all_of(Surface)),
    "exempt": (gettext_lazy("不适用"), all_of(Exempt)),
    "refund_days": (gettext_lazy("退款期限"), length(Unit.DAYS)),
    "percent_per_day": (gettext_lazy("每天占价格的百分比"), str),
    "percent_per_1000_km": (gettext_lazy("每千公里占价格的百分比"), str),
    "lacking": (gettext_lazy("缺少时提示"), one_of(Paper)),
    "free_inspection": (gettext_lazy("上门检查免费"), truth),
    "refuses": (gettext_lazy("不予退换"), truth),
    "verdict": (gettext_lazy("判定"), one_of(Verdict)),
    "otherwise": (gettext_lazy("不满足时"), one_of(Verdict)),
    "reason": (gettext_lazy("理由"), one_of(Reason)),
}
OF_FACTS: dict[str, tuple[Any, Words]] = {
    "requested": (gettext_lazy("客户要求"), one_of(Remedy)),
    "item_kind": (gettext_lazy("物品类别"), one_of(ItemKind)),
    "product_class": (gettext_lazy("商品类别"), named(GOODS)),
    "faulty_part": (gettext_lazy("故障部件"), named(PARTS)),
    "sale_kind": (gettext_lazy("购买方式"), one_of(SaleKind)),
    "bought_on": (gettext_lazy("购买日"), day),
    "received_on": (gettext_lazy("收货日"), day),
    "contract_signed_on": (gettext_lazy("合同签订日"), day),
    "reported_on": (gettext_lazy("报修日"), day),
    "exchanged_on": (gettext_lazy("换货日"), day),
    "card_months": (gettext_lazy("保修卡期限"), length(Unit.MONTHS)),
    "contract_months": (gettext_lazy("合同期限"), length(Unit.MONTHS)),
    "committed_months": (gettext_lazy("承诺期限"), length(Unit.MONTHS)),
    "cause": (gettext_lazy("故障原因"), one_of(Cause)),
    "cause_detail": (gettext_lazy("原因说明"), str),
    "affects_use": (gettext_lazy("影响使用"), truth),
    "hotline_call_logged": (gettext_lazy("有热线来电记录"), truth),
    "local_centre": (gettext_lazy("当地有指定检测点"), truth),
    "goods_sent_in": (gettext_lazy("产品已寄来"), truth),
    "documents_present": (gettext_lazy("现有资料"), lambda value: all_of(Paper)(sorted(value))),
    "parcel_contents": (gettext_lazy("包裹内容"), lambda value: all_of(Paper)(sorted(value))),
    "appearance_damage": (gettext_lazy("外观受损"), all_of(Surface)),
    "owner": (gettext_lazy("权利人"), one_of(Owner)),
    "special_replacement": (gettext_lazy("申请特殊更换"), truth),
    "damaged_part_kept": (gettext_lazy("损坏件已保留"), truth),
    "on_site_visit": (gettext_lazy("上门服务"), truth),
    "visit_consent": (gettext_lazy("同意收费上门"), truth),
    "distance_sale": (gettext_lazy("网络等远程销售"), truth),
    "goods_intact": (gettext_lazy("商品完好"), truth),
    "exempt": (gettext_lazy("商品性质"), one_of(Exempt)),
    "mileage_km": (gettext_lazy("行驶里程（公里）"), str),
    "waiting_days": (gettext_lazy("待件天数"), str),
    "repair_days": (gettext_lazy("维修天数"), str),
    "price": (gettext_lazy("价格"), str),
    "amounts": (gettext_lazy("费用"), sums),
    "freight": (gettext_lazy("运费"), sums),
    "repairs": (gettext_lazy("维修次数"), lambda value: str(len(value))),
    "appraisal": (
        gettext_lazy("鉴定"),
        lambda value: mark("，").join((one_of(Appraiser)(value.by), one_of(Finding)(value.finding))),
    ),
    "quotation": (
        gettext_lazy("报价"),
        lambda value: _("客户已接受") if value.accepted else _("客户未接受"),
    ),
}


@dataclass(frozen=True)
class Said:
    """One thing said: its label and its words."""

    label: Any
    words: str


def says(rule: Rule) -> list[Said]:
    """What a rule says beyond its title, one line for each figure that is not what an absent one would be."""
    return _said(rule, OF_RULES, SHARED)


def facts_said(facts: Facts) -> list[Said]:
    """The facts that are given."""
    return _said(facts, OF_FACTS, frozenset())


def _said(held: Any, words: Mapping[str, tuple[Any, Words]], left_out: Iterable[str]) -> list[Said]:
    found = {one.name: getattr(held, one.name) for one in fields(held) if _stated(held, one)}
    return [
        Said(label, say(found[name]))
        for name, (label, say) in words.items()
        if name in found and name not in left_out
    ]


def _stated(held: Any, one: Any) -> bool:
    """Required fields and verdicts always; others where they are not what an absent one would be."""
    if one.name == "verdict":
        return bool(getattr(held, one.name))
    if one.default is MISSING and one.default_factory is MISSING:
        return True
    absent = one.default if one.default is not MISSING else one.default_factory()
    return bool(getattr(held, one.name) != absent)
