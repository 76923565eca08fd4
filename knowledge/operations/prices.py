"""Price lists: one is prepared at a time, then released and never changed again (INT-09)."""

from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.events import record
from core.money import cny
from core.streams import lock_streams, open_stream
from knowledge.enums import PriceState
from knowledge.events import PriceListBegun, PriceListReleased
from knowledge.models import Price, PriceList
from org.models import User


class PricesRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def begin_list(*, by: User, at: datetime) -> PriceList:
    """The next version with the prices of the last one, ready to be changed; the open one where there is one."""
    if held := _draft():
        return held
    last = PriceList.objects.aggregate(last=Max("version"))["last"] or 0
    try:
        with transaction.atomic():
            stream = open_stream(kind="price_list", at=at)
            made = PriceList.objects.create(stream=stream, version=last + 1)
    except IntegrityError:  # somebody began one in the same moment
        return PriceList.objects.get(state=PriceState.DRAFT)
    former = Price.objects.filter(price_list__version=last)
    Price.objects.bulk_create(
        [
            Price(price_list=made, code=one.code, name=one.name, unit=one.unit, amount=one.amount)
            for one in former
        ]
    )
    record(made.pk, PriceListBegun(made.version), by=by, at=at)
    return made


def _draft() -> PriceList | None:
    return PriceList.objects.filter(state=PriceState.DRAFT).first()


@transaction.atomic
def put_price(*, price_list: PriceList, code: str, name: str, unit: str, amount: Decimal) -> Price:
    """Add or change a price of an unreleased list; raises PricesRefused for a released one."""
    held = _open(price_list)
    values = {"name": name.strip(), "unit": unit.strip(), "amount": cny(amount)}
    row, _created = Price.objects.update_or_create(price_list=held, code=code.strip(), defaults=values)
    return row


@transaction.atomic
def drop_price(*, price: Price) -> None:
    """Take a price out of an unreleased list; raises PricesRefused for a released one."""
    _open(price.price_list)
    Price.objects.filter(pk=price.pk).delete()


@transaction.atomic
def release(*, price_list: PriceList, by: User, at: datetime) -> PriceList:
    """From now on customers are told these prices; raises PricesRefused for an empty or released list."""
    held = _open(price_list)
    count = held.prices.count()
    if not count:
        raise PricesRefused(_("价目表没有任何项目，不能发布。"))
    held.state, held.released_at, held.released_by = PriceState.RELEASED, at, by
    held.save(update_fields=["state", "released_at", "released_by"])
    record(held.pk, PriceListReleased(held.version, count), by=by, at=at)
    return held


def _open(price_list: PriceList) -> PriceList:
    lock_streams(price_list.pk)
    held = PriceList.objects.get(pk=price_list.pk)
    if held.state != PriceState.DRAFT:
        raise PricesRefused(_("价目表 %(version)s 已发布，不能再改。") % {"version": held.label})
    return held
