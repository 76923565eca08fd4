"""Personal values of customers in their own rows."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from core.erasing import ERASED, Holding, declare
from customers.models import (
    Asset,
    Contact,
    Customer,
    Disclosure,
    EmergencyContact,
    IdNumber,
    Merge,
    PastValue,
    Site,
)
from customers.operations.erasing import close_links

KEY = Concat(Value("#"), Cast("pk", CharField()))
CONTACTS = Holding(
    Contact,
    _("联系人"),
    ("name", "phone", "email", "phone_tail"),
    paths=("customer",),
    instead={"phone": "", "phone_tail": ""},
)
FORMER = Holding(PastValue, _("更正前的内容"), ("value",), paths=("customer",), instead={"value": ""})
HOLDINGS = (
    Holding(Customer, _("客户"), ("name", "note", "search_words"), paths=("pk",), instead={"name": ERASED}),
    CONTACTS,
    Holding(Site, _("地址"), ("address", "address_key"), paths=("customer",), instead={"address_key": KEY}),
    Holding(EmergencyContact, _("应急联系人"), ("name", "phones"), paths=("site__customer",)),
    # Two units without number and place would be the same one; the place is in the house, the plate a person's.
    Holding(Asset, _("设备"), ("plate", "place"), paths=("customer",), instead={"plate": KEY}),
    FORMER,
    Holding(Disclosure, _("查看完整信息的记录"), ("reason",), paths=("customer",)),
    Holding(IdNumber, _("身份证号"), ("value", "purpose"), paths=("customer",)),
    Holding(Merge, _("合并"), ("reason",), paths=("kept", "gone")),
)

declare("customers", 40, HOLDINGS, first=close_links)
