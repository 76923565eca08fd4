"""Facts of a call that are odd but possible: they become notes, never refusals."""

from datetime import date

from django.utils.translation import gettext as _

from customers.models import Asset, Customer, ProductModel


def second_name(known: str, name: str) -> str:
    """Another name calls from a known number."""
    words = {"known": known, "name": name}
    return _("该号码登记的是「%(known)s」，来电人为「%(name)s」，已加为联系人。") % words


def differences(
    asset: Asset, model: ProductModel | None, customer: Customer, bought_on: date | None
) -> list[str]:
    """What a call says of a unit against what is known of it; what is known stays."""
    found = []
    if asset.customer_id != customer.pk:
        found.append(_("序列号 %(serial)s 登记在另一位客户名下。") % {"serial": asset.serial})
    if model and asset.model and asset.model_id != model.pk:
        words = {"serial": asset.serial or "", "known": asset.model.code, "given": model.code}
        found.append(_("序列号 %(serial)s 已登记为型号 %(known)s，本次报为 %(given)s。") % words)
    if bought_on and asset.bought_on and asset.bought_on != bought_on:
        dates = {"known": asset.bought_on, "given": bought_on}
        found.append(_("购买日期已登记为 %(known)s，本次报为 %(given)s。") % dates)
    return found
