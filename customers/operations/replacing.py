"""What becomes of a unit that goes: a new one in its place, or given back (WAR-46)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams, open_stream
from customers.enums import AssetState
from customers.events import AssetReplaced, AssetRetired
from customers.models import Asset, Ownership
from customers.naming import code, tidy
from customers.operations.owners import held_by


class ReplaceRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def replace_asset(*, old: Asset, serial: str, batch: str = "", on: date, by: Actor, at: datetime) -> Asset:
    """The new unit in place of `old`, linked to it, with a warranty start of its own.

    Raises ReplaceRefused when the old one is gone already, or the serial is taken, or missing where the old one
    had one.
    """
    lock_streams(old.pk, old.customer_id)
    old.refresh_from_db()
    key = code(serial) or None
    _check(old, key)
    held = held_by(old)
    _retire(old, AssetState.REPLACED)
    new = Asset.objects.create(
        stream=open_stream(kind="asset", at=at),
        serial=key,
        model_id=old.model_id,
        customer_id=old.customer_id,
        site_id=old.site_id,
        place=old.place,
        plate=old.plate,
        bought_on=old.bought_on,
        batch=tidy(batch),
        replaces=old,
        warranty_from=on,
    )
    Ownership.objects.create(asset=new, customer_id=held.customer_id, since=on, original=held.original)
    record(old.pk, AssetReplaced(other=new.pk, serial=new.serial or "", old=True), by=by, at=at)
    record(new.pk, AssetReplaced(other=old.pk, serial=old.serial or "", old=False), by=by, at=at)
    return new


@transaction.atomic
def take_back(*, asset: Asset, by: Actor, at: datetime) -> Asset:
    """The customer gave the unit back; raises ReplaceRefused when it is gone already."""
    lock_streams(asset.pk)
    asset.refresh_from_db()
    _present(asset)
    _retire(asset, AssetState.RETURNED)
    record(asset.pk, AssetRetired(state=asset.state), by=by, at=at)
    return asset


def _check(old: Asset, key: str | None) -> None:
    _present(old)
    if key is None and old.serial is not None:
        raise ReplaceRefused(_("请填写新设备的序列号。"))
    if key is not None and Asset.objects.filter(serial=key).exists():
        raise ReplaceRefused(_("序列号 %(serial)s 已经登记。") % {"serial": key})


def _present(asset: Asset) -> None:
    if asset.state != AssetState.IN_USE:
        raise ReplaceRefused(_("该设备%(state)s，不能再更换。") % {"state": asset.get_state_display()})


def _retire(asset: Asset, state: AssetState) -> None:
    asset.state = state
    asset.save(update_fields=["state"])
