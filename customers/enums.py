"""Kinds of customers and sites, and what can be read unmasked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CustomerKind(TextChoices):
    PERSON = "person", _("个人")
    ORGANISATION = "organisation", _("单位客户")


class ItemKind(TextChoices):
    """What a part or article is sold as; periods of warranty hang on it (WAR-07, WAR-08, WAR-15, WAR-33)."""

    MAIN_UNIT = "main_unit", _("主机")
    ACCESSORY = "accessory", _("配件")
    CONSUMABLE = "consumable", _("易耗品")
    GIFT = "gift", _("赠品")
    BOUGHT_IN_PART = "bought_in_part", _("外购配套件")


class SaleKind(TextChoices):
    """How goods came to the buyer; a shipped sale begins when they arrived (WAR-10)."""

    COUNTER = "counter", _("柜台购买")
    SHIPPED = "shipped", _("寄送")


class AssetState(TextChoices):
    """What became of a unit; all but the first are history."""

    IN_USE = "in_use", _("在用")
    RETURNED = "returned", _("已退货")
    REPLACED = "replaced", _("已换新")


class ProductClass(TextChoices):
    """Classes of goods that laws name, in words; a pack may name further ones, which go by their code."""

    PHONE = "phone", _("手机")
    COMPUTER = "computer", _("电脑")
    CAR = "household_car", _("家用汽车")
    AIR_CONDITIONER = "air_conditioner", _("空调器")
    REFRIGERATOR = "refrigerator", _("电冰箱")
    WASHING_MACHINE = "washing_machine", _("洗衣机")
    MICROWAVE_OVEN = "microwave_oven", _("微波炉")
    COLOUR_TV = "colour_tv", _("彩色电视机")
    BW_TV = "bw_tv", _("黑白电视机")
    VIDEO_RECORDER = "video_recorder", _("录像机")
    BICYCLE = "bicycle", _("自行车")
    OTHER = "other_goods", _("其他消费品")


class SiteClass(TextChoices):
    """What stands at the address; some classes make a service urgent (CMP-20)."""

    HOME = "home", _("住宅")
    SHOP = "shop", _("商铺")
    OFFICE = "office", _("办公")
    FACTORY = "factory", _("工厂")
    HOSPITAL = "hospital", _("医院")
    DATA_CENTRE = "data_centre", _("数据中心")
    OTHER = "other", _("其他")


class Entitlement(TextChoices):
    """What a service contract may include; the rest is chargeable (INT-18)."""

    HOTLINE = "hotline", _("热线支持")
    CONSULTATION = "consultation", _("咨询")
    FAULT_INTAKE = "fault_intake", _("故障受理")
    REMOTE_DIAGNOSIS = "remote_diagnosis", _("远程诊断")
    PART_WARRANTY = "part_warranty", _("备件保修")
    FOLLOW_UP = "follow_up", _("回访")


class PersonalField(TextChoices):
    """Values that are masked until somebody gives a reason (PRV-02)."""

    PHONE = "phone", _("电话")
    ADDRESS = "address", _("地址")
    ID_NUMBER = "id_number", _("身份证号")


class ConsentPurpose(TextChoices):
    """What a customer may agree to; messages about the own service need no consent (PRV-06)."""

    SERVICE = "service", _("办理本次服务")
    SURVEY = "survey", _("满意度短信与调查")
    MARKETING = "marketing", _("商业短信")


class ConsentSource(TextChoices):
    """Where the customer said so."""

    WEB_FORM = "web_form", _("网上报修")
    PHONE = "phone", _("电话")
    LINK = "link", _("客户链接")
    PAPER = "paper", _("书面")
    DESK = "desk", _("前台")


class LinkPurpose(TextChoices):
    """What a private link opens."""

    TICKET = "ticket", _("查看并办理工单")
    SURVEY = "survey", _("填写调查")
