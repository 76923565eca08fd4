"""Words of warranty facts and verdicts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from customers.enums import ItemKind, SaleKind

__all__ = [
    "SUPPLIED",
    "AnswerWay",
    "Appraiser",
    "Cause",
    "Check",
    "Finding",
    "ItemKind",
    "Owner",
    "Paper",
    "Payer",
    "QuotationState",
    "Reason",
    "Remedy",
    "RepairKind",
    "SaleKind",
    "Surface",
    "Trigger",
    "Verdict",
    "Why",
]


class Remedy(TextChoices):
    """What the customer asks for."""

    REPAIR = "repair", _("修理")
    EXCHANGE = "exchange", _("换货")
    RETURN = "return", _("退货")


class Cause(TextChoices):
    QUALITY = "quality", _("产品质量")
    IMPROPER_USE = "improper_use", _("使用不当")
    LIQUID = "liquid", _("进液")
    UNAUTHORISED_REPAIR = "unauthorised_repair", _("擅自拆修")
    NATURAL = "natural", _("自然原因")
    HUMAN_DAMAGE = "human_damage", _("人为损坏")
    APPEARANCE_DIFFERENCE = "appearance_difference", _("外观差异")


class Appraiser(TextChoices):
    MAKER_CENTRE = "maker_centre", _("厂家指定检测点")
    COMPANY_ENGINEER = "company_engineer", _("公司工程师")
    PHONE = "phone", _("电话判断")


class Finding(TextChoices):
    QUALITY = "quality", _("属质量问题")
    NOT_QUALITY = "not_quality", _("不属质量问题")


class Owner(TextChoices):
    ORIGINAL = "original", _("原购买人")
    SECOND_HAND = "second_hand", _("二手持有人")


class Surface(TextChoices):
    SHELL = "shell", _("外壳")
    ANTENNA = "antenna", _("天线")
    DISPLAY = "display", _("显示屏")
    LENS = "lens", _("镜面")


class Paper(TextChoices):
    """What can be shown, or lie in a parcel."""

    MAKER_REPORT = "maker_report", _("厂家检测报告")
    OUTER_PACKAGING = "outer_packaging", _("外包装")
    ACCESSORIES = "accessories", _("配件")
    MANUAL = "manual", _("说明书")
    WARRANTY_CARD = "warranty_card", _("保修卡")
    INVOICE = "invoice", _("发票")
    DELIVERY_NOTE = "delivery_note", _("送货单")
    REASON_STATEMENT = "reason_statement", _("原因说明")
    CONTRACT = "contract", _("合同")
    DELIVERY_RECEIPT = "delivery_receipt", _("收货单")
    PRODUCT = "product", _("产品")
    CHARGER = "charger", _("充电器")
    DATA_CABLE = "data_cable", _("数据线")
    EARPHONE = "earphone", _("耳机")
    BATTERY = "battery", _("电池")


SUPPLIED = (Paper.CHARGER, Paper.DATA_CABLE, Paper.EARPHONE, Paper.BATTERY)
"""Accessories that a sale may contain."""


class Verdict(TextChoices):
    """Verdicts of WAR-01."""

    EXCHANGE = "EXCHANGE", _("换货")
    RETURN_REFUND = "RETURN_REFUND", _("退货退款")
    REPAIR_FREE = "REPAIR_FREE", _("免费修理")
    REPAIR_MATERIALS_AT_COST = "REPAIR_MATERIALS_AT_COST", _("免费修理，材料按成本价")
    REPAIR_FREE_PARTS_CHARGED = "REPAIR_FREE_PARTS_CHARGED", _("免费修理，配件收费")
    REPAIR_FREE_TRAVEL_CHARGED = "REPAIR_FREE_TRAVEL_CHARGED", _("免费修理，路费自理")
    PAID_REPAIR = "PAID_REPAIR", _("付费修理")
    EXCHANGE_REFUSED = "EXCHANGE_REFUSED", _("不予退换")
    SEND_BACK = "SEND_BACK", _("退回产品")
    PENDING_APPRAISAL = "PENDING_APPRAISAL", _("待鉴定")
    PENDING_DOCS = "PENDING_DOCS", _("待补资料")
    PENDING_APPROVAL = "PENDING_APPROVAL", _("待批准")


class Reason(TextChoices):
    """Why a verdict is not what was asked for; a to f are the exclusions of WAR-27."""

    WINDOW_OVER = "window_over", _("已超过期限")
    APPEARANCE = "appearance", _("外观受损或仅为外观差异")
    BOX_MISSING = "box_missing", _("包装盒缺失")
    GIFT = "gift", _("赠品不享受退换与保修")
    NOT_ORIGINAL_BUYER = "not_original_buyer", _("不是合同原购买人")
    A = "a", _("非正常使用")
    B = "b", _("非正常存放或受潮")
    C = "c", _("擅自修理、误用、滥用或改动")
    D = "d", _("食物或液体泼溅")
    E = "e", _("正常磨损")
    F = "f", _("超过质保期")
    NOT_OFFERED = "not_offered", _("政策没有这种处理")
    NOT_AFFECTING_USE = "not_affecting_use", _("不影响使用")
    NOT_QUALITY = "not_quality", _("不属产品质量问题")
    UNCOVERED_PART = "uncovered_part", _("部件不在保修范围")
    CALL_MISSING = "call_missing", _("没有热线来电记录")
    NOT_APPRAISED = "not_appraised", _("尚无有效鉴定")
    PART_DISCARDED = "part_discarded", _("损坏件未保留")
    PAPERS_MISSING = "papers_missing", _("凭证不全")
    QUOTATION_OPEN = "quotation_open", _("报价未获客户接受")
    APPROVAL_OPEN = "approval_open", _("尚未批准")
    EXEMPT_GOODS = "exempt_goods", _("这类商品不适用无理由退货")
    NOT_INTACT = "not_intact", _("商品不完好")
    MILEAGE_OVER = "mileage_over", _("已超过里程")


class Check(TextChoices):
    """The seven tests in the order of WAR-02."""

    ITEM = "item_kind", _("物品类别")
    START = "start_date", _("起算日")
    PERIOD = "period", _("期间")
    CAUSE = "cause", _("原因与除外")
    DOCUMENTS = "documents", _("资料")
    APPEARANCE = "appearance", _("外观")
    APPROVAL = "approval", _("审批")


class Count(TextChoices):
    """What of a repair history a right is counted by."""

    FAILED_REPAIRS = "failed_repairs", _("修理后仍不能正常使用的次数")
    SAME_FAULT = "same_fault", _("同一问题的修理次数")
    SAFETY_FAILURES = "safety_failures", _("严重安全故障未修好的次数")
    REPLACED = "replaced", _("同一总成或主要零部件的更换次数")
    ONE_REPAIR_DAYS = "one_repair_days", _("单次修理天数")
    ALL_REPAIR_DAYS = "all_repair_days", _("累计修理天数")

    @classmethod
    def in_days(cls) -> frozenset[str]:
        return frozenset({cls.ONE_REPAIR_DAYS.value, cls.ALL_REPAIR_DAYS.value})


class Gives(TextChoices):
    """What a right gives."""

    EXCHANGE = "exchange", _("换货")
    RETURN = "return", _("退货")
    SUBSTITUTE = "substitute", _("代用品或交通补偿")


class Fee(TextChoices):
    """When use has to be paid for on exchange or return."""

    NEVER = "", _("不收")
    RETURN = "return", _("可换货而坚持退货时")
    ALWAYS = "always", _("换货或退货时")


class Exempt(TextChoices):
    """Goods that do not go back without a reason."""

    CUSTOM_MADE = "custom_made", _("定作的商品")
    PERISHABLE = "perishable", _("鲜活易腐的商品")
    DIGITAL = "digital", _("下载的或已拆封的数字化商品")
    NEWSPAPER = "newspaper", _("交付的报纸、期刊")
    CONFIRMED_UNSUITABLE = "confirmed_unsuitable", _("购买时确认不宜退货的商品")


class Payer(TextChoices):
    COMPANY = "company", _("公司")
    CUSTOMER = "customer", _("客户")


class RepairKind(TextChoices):
    """Where a unit is repaired."""

    ON_SITE = "on_site", _("上门维修")
    FACTORY = "factory", _("返厂维修")


class Trigger(TextChoices):
    """How a fault of quality shows: the three triggers of the Product Quality Law, article 40 (WAR-41)."""

    LACKS_FUNCTION = "lacks_function", _("不具备应当具备的性能且事先未说明")
    BELOW_STANDARD = "below_standard", _("不符合明示采用的产品标准")
    DIFFERS = "differs", _("不符合产品说明、样品表明的质量状况")


QUALITY_GROUP: dict[str, str] = dict.fromkeys(Trigger.values, Cause.QUALITY.value)
"""Each trigger stated as a cause counts as a fault of quality (WAR-41)."""


class Why(TextChoices):
    """What made the judge speak."""

    STATED = "stated", _("登记质保申请")
    FACTS = "facts", _("产品或购买资料变化")
    APPRAISAL = "appraisal", _("鉴定结果")
    QUOTATION = "quotation", _("报价变化")
    CONSENT = "consent", _("收费同意变化")
    COMMITMENT = "commitment", _("承诺记录变化")
    REPAIR = "repair", _("维修记录变化")
    ASKED = "asked", _("人工重新判定")


class QuotationState(TextChoices):
    DRAFT = "draft", _("草稿")
    SENT = "sent", _("待客户答复")
    ACCEPTED = "accepted", _("客户已接受")
    DECLINED = "declined", _("客户已拒绝")
    WITHDRAWN = "withdrawn", _("已撤回")


class AnswerWay(TextChoices):
    """How a customer answered a quotation."""

    LINK = "link", _("客户链接")
    PHONE = "phone", _("电话")
    DESK = "desk", _("当面")
