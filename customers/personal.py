"""Personal values of customers in their own rows."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from core.erasing import ERASED, Holding, Subject, declare
from customers.models import Asset, Contact, Customer, Disclosure, IdNumber, Merge, PastValue, Site
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
    # Two units without number and place would be the same one; the place is in the house, the plate a person's.
    Holding(Asset, _("设备"), ("plate", "place"), paths=("customer",), instead={"plate": KEY}),
    FORMER,
    Holding(Disclosure, _("查看完整信息的记录"), ("reason",), paths=("customer",)),
    Holding(IdNumber, _("身份证号"), ("value",), paths=("customer",)),
    Holding(Merge, _("合并"), ("reason",), paths=("kept", "gone")),
)


def subject_of(customer: Customer) -> tuple[list[int], list[str]]:
    """Keys of a customer and all merged into it, and every number and address ever kept of them."""
    ids, found = [customer.pk], [customer.pk]
    while found:
        found = list(Customer.objects.filter(merged_into__in=found).values_list("pk", flat=True))
        ids += found
    rows = CONTACTS.rows(Subject(ids)).values_list("phone", "email")
    former = FORMER.rows(Subject(ids)).filter(field__in=["phone", "email"]).values_list("value", flat=True)
    known = {value for pair in rows for value in pair} | set(former)
    return ids, sorted(known - {""})


declare("customers", 40, HOLDINGS, first=close_links)
