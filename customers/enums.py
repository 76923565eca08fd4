"""Kinds of customers and sites, and what can be read unmasked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CustomerKind(TextChoices):
    PERSON = "person", _("个人")
    ORGANISATION = "organisation", _("单位客户")


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
