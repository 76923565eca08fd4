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


class PersonalField(TextChoices):
    """Values that are masked until somebody gives a reason (PRV-02)."""

    PHONE = "phone", _("电话")
    ADDRESS = "address", _("地址")
